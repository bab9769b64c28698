"""Whole programs, generated from a seed: functions, classes, loops, exceptions, closures, arrays, strings."""
import random


class Generator:
    def __init__(self, seed):
        self.rng = random.Random(f"program {seed}")
        self.lines = ["<?php"]
        self.functions = []
        self.depth = 0

    def number(self):
        return str(self.rng.choice([0, 1, 2, 3, 5, 7, 10, -1, -4, 1.5, 0.25, 100]))

    def text(self):
        return self.rng.choice(["'a'", "'foo'", "'Bar baz'", "'12'", "'3.5x'", "''", "\"l1\\nl2\"", "'a,b,c'"])

    def variable(self):
        return self.rng.choice(["$a", "$b", "$c", "$s", "$t"])

    def array(self):
        items = [self.scalar(1) for _ in range(self.rng.randint(0, 4))]
        if self.rng.random() < 0.4:
            items = [f"'{self.rng.choice('xyzw')}' => {item}" for item in items]
        return "[" + ", ".join(items) + "]"

    def scalar(self, depth=0):
        """An expression that is a number or a string."""
        r = self.rng
        if depth > 2 or r.random() < 0.3:
            return r.choice([self.number, self.text, lambda: r.choice(["$a", "$b"]), lambda: "$s"])()
        forms = [
            lambda: f"({self.scalar(depth + 1)} {r.choice(['+', '-', '*', '.', '<=>', '==', '===', '<', '??', '&&', '||'])} {self.scalar(depth + 1)})",
            lambda: f"({self.scalar(depth + 1)} ? {self.scalar(depth + 1)} : {self.scalar(depth + 1)})",
            lambda: f"strtoupper({self.scalar(depth + 1)})",
            lambda: f"strlen({self.scalar(depth + 1)})",
            lambda: f"str_replace('a', 'o', {self.scalar(depth + 1)})",
            lambda: f"substr({self.scalar(depth + 1)}, {r.randint(-2, 3)}, {r.randint(0, 4)})",
            lambda: f"count({self.array()})",
            lambda: f"implode({self.text()}, {self.array()})",
            lambda: f"sprintf('%05.2f|%s', {self.number()}, {self.scalar(depth + 1)})",
            lambda: f"json_encode({self.array()})",
            lambda: f"intdiv({r.randint(-20, 20)}, {r.randint(-2, 3)})",
            lambda: f"round({self.number()}, {r.randint(0, 2)})",
            lambda: f"(string) {self.scalar(depth + 1)}",
            lambda: f"(int) {self.scalar(depth + 1)}",
            lambda: f"(function($p) use ($a) {{ return $p . $a; }})({self.scalar(depth + 1)})",
            lambda: f"(fn($p) => [$p, $b])({self.scalar(depth + 1)})[{r.randint(0, 1)}]",
            lambda: f"match(true) {{ {self.scalar(depth + 1)} == 1 => 'one', default => {self.scalar(depth + 1)} }}",
        ]
        if self.functions:
            forms.append(lambda: f"{r.choice(self.functions)}({self.scalar(depth + 1)}, {self.scalar(depth + 1)})")
        return r.choice(forms)()

    def add(self, text):
        self.lines.append("    " * self.depth + text)

    def block(self, size):
        self.depth += 1
        for _ in range(size):
            self.statement()
        self.depth -= 1

    def statement(self):
        r = self.rng
        deep = self.depth > 2
        choice = r.randint(0, 8 if deep else 17)
        if choice <= 2:
            self.add(f"{r.choice(['$a', '$b', '$s'])} = {self.scalar()};")
        elif choice == 3:
            self.add(f"$list = {self.array()}; $list[] = {self.scalar()};")
        elif choice == 4:
            self.add(f"echo {self.scalar()}, \"\\n\";")
        elif choice == 5:
            self.add(f"var_dump({self.scalar()});")
        elif choice == 6:
            self.add(f"$list[{self.rng.choice(['0', '1', chr(39) + 'x' + chr(39)])}] = {self.scalar()};")
        elif choice == 7:
            self.add(f"$s .= {self.scalar()};")
        elif choice == 8:
            self.add("[$a, $b] = [$b, $a];")
        elif choice == 9:
            self.add(f"if ({self.scalar()}) {{")
            self.block(r.randint(1, 3))
            self.add("} else {")
            self.block(r.randint(0, 2))
            self.add("}")
        elif choice == 10:
            self.add(f"for ($i{self.depth} = 0; $i{self.depth} < {r.randint(1, 4)}; $i{self.depth}++) {{")
            self.block(r.randint(1, 2))
            if r.random() < 0.3:
                self.add(f"    if ($i{self.depth} == 1) {r.choice(['continue', 'break'])};")
            self.add("}")
        elif choice == 11:
            self.add(f"foreach ($list as $k => $v) {{ $t = $k . '='; var_dump($v);")
            self.block(1)
            self.add("}")
        elif choice == 12:
            self.add("try {")
            self.block(r.randint(1, 2))
            self.add(f"    if ({self.scalar()}) throw new {r.choice(['RuntimeException', 'LogicException', 'Exception'])}('m' . {self.scalar()});")
            self.add(f"}} catch ({r.choice(['RuntimeException', 'Exception'])} $e) {{ echo get_class($e), ':', $e->getMessage(), \"\\n\";")
            self.add("} finally { echo \"finally\\n\"; }")
        elif choice == 13:
            self.add(f"switch ({self.scalar()}) {{ case 1: echo 'one'; case '2': echo 'two'; break; default: echo 'other'; }}")
        elif choice == 14:
            self.add(f"$list = array_map(fn($e) => is_array($e) ? count($e) : $e . '!', {self.array()}); print_r($list);")
        elif choice == 15:
            self.add(f"$o = new Counter({self.number()}); $o->add({self.scalar()})->add(2); echo $o, \"\\n\"; $s = $o->values['n'] ?? 'none';")
        elif choice == 16:
            self.add("sort($list); print_r($list);" if r.random() < 0.3 else "print_r(array_reverse($list));")
        else:
            self.add(f"$ref = &$list; $ref['r'] = {self.scalar()}; unset($ref);")

    def function(self, name):
        self.add(f"function {name}($x, $y = 2) {{ static $calls = 0; $calls++; $a = $x; $b = $y; $s = 'f'; $list = [1];")
        self.block(self.rng.randint(1, 3))
        self.add(f"    return $calls . {self.scalar()}; }}")
        self.functions.append(name)

    def program(self):
        self.add("class Base { public $values = ['n' => 1]; protected $total = 0; function __construct($n) { $this->total = $n; } "
                 "function add($n) { $this->total .= '+' . $n; return $this; } function __toString() { return static::class . $this->total; } }")
        self.add("class Counter extends Base implements Countable { const STEP = 3; function add($n) { parent::add($n); "
                 "$this->values['n'] = self::STEP; return $this; } function count(): int { return count($this->values); } }")
        for index in range(self.rng.randint(0, 2)):
            self.function(f"f{index}")
        self.add("$a = 1; $b = 'two'; $c = null; $s = 'start'; $t = ''; $list = [3, 'k' => 'v'];")
        for _ in range(self.rng.randint(6, 14)):
            self.statement()
        self.add("var_dump($a, $b, $s, $list);")
        return "\n".join(self.lines) + "\n"


def program(seed):
    return Generator(seed).program()
