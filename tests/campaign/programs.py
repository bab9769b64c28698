"""
Programs made by chance: an effect behind the checks that it asks for, and a twin of the same text in which one check is
dropped, negated, weakened, moved behind the effect, or followed by a change of what was checked.
"""
import random

# What each clause of the effect asks for, over $o, $n and $c: ways to say it, and ways to say less.
RIGHT = {
    "open": ["$o->open()", "$o->open() === true", "!(!$o->open())", "$o->open() == 1", "(bool) $o->open()",
             "$o->open() !== false", "in_array($o->open(), [true], true)"],
    "amount": ["$n >= $o->total()", "$o->total() <= $n", "!($n < $o->total())", "$n - $o->total() >= 0",
               "max($n, $o->total()) === $n", "($n <=> $o->total()) !== -1", "abs($n) === $n && $n >= $o->total()",
               "$n > $o->total() || $n === $o->total()"],
    "currency": ["$c === $o->currency()", "is_string($c) && strcmp($c, $o->currency()) === 0",
                 "is_string($c) && hash_equals($o->currency(), $c)", "in_array($c, [$o->currency()], true)",
                 "!($c !== $o->currency())", "isset([$o->currency() => 1][$c]) && is_string($c)",
                 "is_string($c) && $c . '|' === $o->currency() . '|'"],
}
WEAK = {
    "open": ["$o->open() || isset($_GET['a'])", "($o->open() ? 1 : 2)", "$o->open() !== null", "is_bool($o->open())",
             "$o->open() || $n > 4"],
    "amount": ["$n >= $o->total() - 1", "$n > 0", "$n >= min($o->total(), 5)", "$n != 0 || $n >= $o->total()",
               "$n >= (int) ($o->total() / 2)", "strlen((string) $n) > 0", "abs($n - $o->total()) <= 5"],
    "currency": ["$c == $o->currency()", "in_array($c, ['EUR', $o->currency()])", "$c !== null",
                 "strlen((string) $c) === strlen($o->currency())", "strcasecmp((string) $c, $o->currency()) === 0",
                 "strpos($o->currency() . 'EUR', (string) $c) !== false", "!empty($c)"],
}
CHANGE = {
    "amount": ["$n = $n - 1;", "$n = (int) ($_GET['b'] ?? 0);", "$n--;", "$n = $n > 4 ? 4 : $n;", "$n = min($n, 7);",
               "$q9 = new stdClass; $q9->n = $n; $f9 = function () use ($q9) { $q9->n = $q9->n - 1; }; "
               "for ($i9 = 0; $i9 < (isset($_GET['b']) ? 9 : 0); $i9++) { $f9(); } $n = $q9->n;",
               "$f9 = function (&$m) { $m = $m - 1; }; for ($i9 = 0; $i9 < (isset($_GET['b']) ? 9 : 0); $i9++) { $f9($n); }",
               "array_map(function ($v) use (&$n) { $n = $n - 1; }, isset($_GET['b']) ? range(1, 9) : []);"],
    "currency": ["$c = $_GET['a'] ?? '';", "$c = $c . 'X';", "$c = strtolower((string) $c);",
                 "if (isset($_GET['a'])) { $c = 'EUR'; }"],
}
EFFECTS = {"$o->grant();": ["open"], "$o->settle($n);": ["amount"], "$o->ship($c);": ["currency"],
           "$o->complete($n, $c);": ["open", "amount", "currency"]}
CHANGES = ["drop", "negate", "weaken", "move", "change"]


class Program:
    """The text of one program, as it grows: functions and classes before, statements in the entry."""

    def __init__(self, name, rng):
        self.name = name
        self.rng = rng
        self.numbers = 0
        self.declared = []

    def fresh(self):
        self.numbers += 1
        return self.numbers

    def declare(self, text):
        """Declares what `text` says with {f} for its name; returns the name."""
        name = f"{self.name}_{self.fresh()}"
        self.declared.append(text.replace("{f}", name))
        return name

    def checker(self, body):
        return self.declare("function {f}($o, $n, $c) { " + body + " }")


# ---- what does not matter ----

NOISE = [
    "$x{k} = strlen('abc') + {k};",
    "if (isset($_GET['b'])) { $x{k} = 1; } else { $x{k} = 2; }",
    "for ($j{k} = 0; $j{k} < 3; $j{k}++) { $x{k} = $j{k}; }",
    "$x{k} = ['p' => $n, 'q' => [1, 2]]; $x{k}['q'][] = $n;",
    "$x{k} = trim((string) $n) . 'x';",
    "foreach ([1, 2, 3] as $v{k}) { if ($v{k} === $n) { $x{k} = $v{k}; } }",
    "try { if ($n === 3) { throw new Exception('n'); } } catch (Exception $e{k}) { $x{k} = 0; }",
    "$t{k} = $n; $n = $t{k};",
    "$t{k} = ['v' => $c]; $c = $t{k}['v'];",
    "$t{k} = new stdClass; $t{k}->v = $n; $n = $t{k}->v;",
    "$r{k} = &$n; $r{k} = $r{k} + 0; unset($r{k});",
    "[$n, $c] = [$n, $c];",
    "$x{k} = $o->open() ? 'a' : 'b';",
    "while (false) { $n = 1000; }",
    "if ($n > 3 && $n < 2) { $n = 1000; }",
    "switch ($n) { case 1: $x{k} = 'one'; break; case 5: $x{k} = 'five'; default: $x{k} = 'many'; }",
    "$x{k} = array_map(fn($i) => $i + 1, [1, 2]);",
    "$x{k} = isset($_GET['a'], $_GET['b']) ? 1 : 0; $x{k}++;",
    "$x{k} = (function ($n) { $n = 1000; return $n; })($n);",
    "$x{k} = explode(',', 'a,b'); $x{k} = implode('-', $x{k});",
    "$x{k} = str_replace('1', '2', (string) $n);",
    "$n = (int) \"$n\";",
    "$n = intval($n) + 0;",
    "$c = $c ?? null;",
    "$x{k} = [$n, 3, 1]; sort($x{k});",
    "$x{k} = clone $o;",
    "$x{k} = function () use (&$x{k}) { $x{k} = 1; }; $x{k}();",
    "foreach (['n' => 1] as $k{k} => $v{k}) { $x{k} = $k{k} . $v{k}; }",
    "static $s{k} = 0; $s{k}++;",
    "$t{k} = ['n' => $n]; extract($t{k});",
    "$x{k} = array_merge(['c' => 'x'], ['c' => $c]); $c = $x{k}['c'];",
    "$x{k} = &$t{k}; $x{k} = $n; $n = $t{k};",
    "if ($n === 77) { $n = 77; } elseif ($c === 'never') { $c = 'never'; }",
]


def noise(p, most):
    return [p.rng.choice(NOISE).replace("{k}", str(p.fresh())) for _ in range(p.rng.randrange(most + 1))]


# ---- shapes of a check: (program, condition, what is behind it) -> statements ----

def refuse(p):
    return p.rng.choice(["return;", "return;", "return false;", "gate_stop();", "throw new RuntimeException('no');"])


def leaves(p, cond, inner):
    return [f"if (!({cond})) {{ {refuse(p)} }}"] + inner


def wraps(p, cond, inner):
    return [f"if ({cond}) {{"] + inner + ["}"]


def otherwise(p, cond, inner):
    return [f"if (!({cond})) {{"] + noise(p, 2) + ["} else {"] + inner + ["}"]


def flag(p, cond, inner):
    k = p.fresh()
    return ([f"$ok{k} = false;", f"if ({cond}) {{ $ok{k} = true; }}"] + noise(p, 1)
            + [f"if (!$ok{k}) {{ {refuse(p)} }}"] + inner)


def number(p, cond, inner):
    k = p.fresh()
    return [f"$ok{k} = ({cond}) ? 1 : 0;"] + noise(p, 1) + [f"if ($ok{k} === 1) {{"] + inner + ["}"]


def word(p, cond, inner):
    k = p.fresh()
    return [f"$st{k} = ({cond}) ? 'ok' : 'fail';"] + noise(p, 1) + [f"if ($st{k} === 'fail') {{ {refuse(p)} }}"] + inner


def helper(p, cond, inner):
    body = p.rng.choice([f"return {cond};", f"if ({cond}) {{ return true; }} return false;",
                         f"if (!({cond})) return false; return true;", f"$ok = {cond}; return $ok;"])
    call = f"{p.checker(body)}($o, $n, $c)"
    return leaves(p, call, inner) if p.rng.random() < 0.5 else wraps(p, call, inner)


def deep_helper(p, cond, inner):
    first = p.checker(f"return {cond};")
    second = p.checker(f"$r = {first}($o, $n, $c); return $r;")
    return leaves(p, f"{second}($o, $n, $c)", inner)


def by_name(p, cond, inner):
    return leaves(p, f"call_user_func('{p.checker(f'return {cond};')}', $o, $n, $c)", inner)


def thrower(p, cond):
    error = p.rng.choice(["RuntimeException", "InvalidArgumentException", p.declare("class {f} extends Exception {}")])
    return p.checker(f"if (!({cond})) {{ throw new {error}('no'); }}")


def uncaught(p, cond, inner):
    return [f"{thrower(p, cond)}($o, $n, $c);"] + inner


def caught(p, cond, inner):
    k = p.fresh()
    return [f"try {{ {thrower(p, cond)}($o, $n, $c); }} catch (Exception $e{k}) {{ return; }}"] + inner


def within_try(p, cond, inner):
    k = p.fresh()
    return ([f"try {{ {thrower(p, cond)}($o, $n, $c);"] + inner + [f"}} catch (Exception $e{k}) {{"] + noise(p, 1)
            + ["}"])


def at_last(p, cond, inner):
    return [f"try {{ if (!({cond})) {{ return; }}"] + noise(p, 1) + ["} finally {"] + noise(p, 1) + ["}"] + inner


def stopper(p, cond, inner):
    return [f"{p.checker(f'if (!({cond})) {{ gate_stop(); }} return 7;')}($o, $n, $c);"] + inner


def errors(p, cond, inner):
    k = p.fresh()
    test = p.rng.choice([f"count($err{k}) > 0", f"$err{k}", f"!empty($err{k})", f"$err{k} !== []", f"isset($err{k}[0])"])
    return ([f"$err{k} = [];", f"if (!({cond})) {{ $err{k}[] = 'bad'; }}"] + noise(p, 1)
            + [f"if ({test}) {{ {refuse(p)} }}"] + inner)


def error_text(p, cond, inner):
    k = p.fresh()
    test = p.rng.choice([f"$err{k} !== ''", f"strlen($err{k}) > 0", f"!empty($err{k})"])
    return [f"$err{k} = '';", f"if (!({cond})) {{ $err{k} .= 'bad'; }}", f"if ({test}) {{ {refuse(p)} }}"] + inner


def switch(p, cond, inner):
    return [f"switch (true) {{ case (bool) ({cond}):"] + inner + ["break; default:"] + noise(p, 1) + ["}"]


def match(p, cond, inner):
    k = p.fresh()
    return [f"$m{k} = match ((bool) ({cond})) {{ true => 'yes', default => 'no' }};",
            f"if ($m{k} !== 'yes') {{ {refuse(p)} }}"] + inner


def breaks(p, cond, inner):
    return [f"do {{ if (!({cond})) {{ break; }}"] + inner + ["} while (false);"]


def continues(p, cond, inner):
    k = p.fresh()
    return [f"foreach ([{k}] as $i{k}) {{ if (!({cond})) {{ continue; }}"] + inner + ["}"]


def loop(p, cond, inner):
    k = p.fresh()
    return [f"$i{k} = 0; while ($i{k} < 2) {{ $i{k}++; if (!({cond})) {{ return; }} }}"] + inner


def closure(p, cond, inner):
    k = p.fresh()
    made = p.rng.choice([f"function () use ($o, $n, $c) {{ return {cond}; }}", f"fn() => {cond}"])
    return [f"$f{k} = {made};"] + leaves(p, f"$f{k}()", inner)


def validator(p, cond, inner):
    k = p.fresh()
    name = p.declare("class {f} { private $ok = false; public function __construct($o, $n, $c) { $this->ok = "
                     + cond + "; } public function valid() { return $this->ok; } }")
    return [f"$v{k} = new {name}($o, $n, $c);"] + noise(p, 1) + leaves(p, f"$v{k}->valid()", inner)


def inherited(p, cond, inner):
    base = p.declare("abstract class {f} { public function run($o, $n, $c) { return $this->good($o, $n, $c); } "
                     "protected function good($o, $n, $c) { return true; } }")
    name = p.declare("class {f} extends " + base + " { protected function good($o, $n, $c) { return " + cond + "; } }")
    return leaves(p, f"(new {name})->run($o, $n, $c)", inner)


def static_method(p, cond, inner):
    name = p.declare("class {f} { public static function good($o, $n, $c) { return " + cond + "; } }")
    return leaves(p, f"{name}::good($o, $n, $c)", inner)


def by_reference(p, cond, inner):
    k = p.fresh()
    name = p.declare("function {f}($o, $n, $c, &$ok) { $ok = " + cond + "; }")
    return [f"{name}($o, $n, $c, $ok{k});"] + leaves(p, f"$ok{k}", inner)


def record(p, cond, inner):
    k = p.fresh()
    test = p.rng.choice([f"!empty($r{k}['ok'])", f"$r{k}['ok']", f"isset($r{k}['ok']) && $r{k}['ok']"])
    return [f"$r{k} = {p.checker(f'return [%s, %s];' % (chr(39) + 'ok' + chr(39) + ' => ' + cond, chr(39) + 'why' + chr(39) + ' => 1'))}($o, $n, $c);"] + leaves(p, test, inner)


def spread(p, cond, inner):
    k = p.fresh()
    return [f"[$ok{k}, $why{k}] = [{cond}, 'x'];"] + leaves(p, f"$ok{k}", inner)


def shortcut(p, cond, inner):
    return [p.rng.choice([f"({cond}) or gate_stop();", f"({cond}) || gate_stop();",
                          f"if (!({cond}) && true) {{ gate_stop(); }}"])] + inner


def score(p, cond, inner):
    k = p.fresh()
    return [f"$s{k} = 0;", f"$s{k} += ({cond}) ? 1 : 0;"] + noise(p, 1) + [f"if ($s{k} < 1) {{ {refuse(p)} }}"] + inner


def found(p, cond, inner):
    k = p.fresh()
    test = p.rng.choice([f"$found{k} === null", f"!$found{k}", f"is_null($found{k})"])
    return ([f"$found{k} = {p.checker(f'return ({cond}) ? $o : null;')}($o, $n, $c);", f"if ({test}) {{ {refuse(p)} }}"]
            + inner)


def arithmetic(p, cond, inner):
    test = p.rng.choice([f"count(array_filter([{cond}])) === 1", f"array_sum([({cond}) ? 2 : 0]) === 2",
                         f"['no', 'yes'][(int) ({cond})] === 'yes'", f"((int) ({cond})) * 3 === 3",
                         f"in_array(true, [(bool) ({cond})], true)", f"[(bool) ({cond})] === [true]"])
    return leaves(p, test, inner)


def texts(p, cond, inner):
    test = p.rng.choice([f"sprintf('%s-%d', 'a', ({cond}) ? 1 : 0) === 'a-1'",
                         f"implode(',', ['x', ({cond}) ? 'y' : 'n']) === 'x,y'",
                         f"strrev(({cond}) ? 'ab' : 'cd') === 'ba'",
                         f"substr(({cond}) ? 'yes' : 'no', 0, 1) === 'y'",
                         f"strpos(({cond}) ? 'a-ok' : 'a-no', 'ok') !== false",
                         f"json_decode(json_encode(['ok' => (bool) ({cond})]), true)['ok'] === true",
                         f"trim(({cond}) ? ' ok ' : '  ') !== ''"])
    return leaves(p, test, inner)


def alias(p, cond, inner):
    k = p.fresh()
    made, test = p.rng.choice([
        (f"$s{k} = new stdClass; $u{k} = $s{k}; $u{k}->ok = {cond};", f"$s{k}->ok"),
        (f"$s{k} = ['ok' => false]; $u{k} = $s{k}; $u{k}['ok'] = {cond};", f"$u{k}['ok']"),
        (f"$s{k} = false; $u{k} = &$s{k}; $u{k} = {cond};", f"$s{k}"),
        (f"$s{k} = [false]; foreach ($s{k} as &$u{k}) {{ $u{k} = {cond}; }} unset($u{k});", f"$s{k}[0]"),
        (f"${{'s' . '{k}'}} = {cond};", f"$s{k}"),
        (f"extract(['s{k}' => {cond}]);", f"$s{k}"),
        (f"$s{k} = [1]; if (!({cond})) {{ unset($s{k}[0]); }}", f"isset($s{k}[0])"),
        (f"$s{k} = ['a' => ['b' => {cond}]];", f"$s{k}['a']['b'] ?? false"),
        (f"$s{k} = ['a' => null]; if ({cond}) {{ $s{k}['a'] = 1; }}", f"isset($s{k}['a'])"),
        (f"$s{k} = []; if ({cond}) {{ $s{k}['a'] = 1; }}", f"array_key_exists('a', $s{k})"),
        (f"$s{k} = []; if ({cond}) {{ array_push($s{k}, 4); }}", f"array_pop($s{k}) === 4"),
    ])
    return [made] + noise(p, 1) + leaves(p, test, inner)


def shared(p, cond, inner):
    name = p.declare("class {f} { public static $ok = false; }")
    k = p.fresh()
    setter = p.declare("function {f}($o, $n, $c) { global $g" + str(k) + "; $g" + str(k) + " = " + cond + "; }")
    if p.rng.random() < 0.5:
        return [f"{name}::$ok = {cond};"] + leaves(p, f"{name}::$ok", inner)
    reader = p.declare("function {f}() { return $GLOBALS['g" + str(k) + "']; }")
    return [f"{setter}($o, $n, $c);"] + leaves(p, f"{reader}()", inner)


def magic(p, cond, inner):
    k = p.fresh()
    how, test = p.rng.choice([
        ("public function __invoke($o, $n, $c) { return " + cond + "; }", f"$w{k}($o, $n, $c)"),
        ("public function __call($m, $a) { [$o, $n, $c] = $a; return $m === 'good' && (" + cond + "); }",
         f"$w{k}->good($o, $n, $c)"),
        ("public $a; public function __get($m) { [$o, $n, $c] = $this->a; return " + cond + "; }", f"$w{k}->good"),
        ("public static function __callStatic($m, $a) { [$o, $n, $c] = $a; return " + cond + "; }",
         "{f}::good($o, $n, $c)"),
    ])
    name = p.declare("class {f} { " + how + " }")
    return [f"$w{k} = new {name}; $w{k}->a = [$o, $n, $c];"] + leaves(p, test.replace("{f}", name), inner)


def mixed_in(p, cond, inner):
    trait = p.declare("trait {f} { public function good($o, $n, $c) { return " + cond + "; } }")
    name = p.declare("class {f} { use " + trait + "; }")
    return leaves(p, f"(new {name})->good($o, $n, $c)", inner)


def recursive(p, cond, inner):
    name = p.declare("function {f}($o, $n, $c, $d) { if ($d === 0) { return " + cond
                     + "; } return {f}($o, $n, $c, $d - 1); }")
    return leaves(p, f"{name}($o, $n, $c, 1)", inner)


def unmatched(p, cond, inner):
    return [p.rng.choice([f"match (true) {{ (bool) ({cond}) => 1 }};",
                          f"match (true) {{ (bool) ({cond}) => 1, default => throw new Exception('no') }};"])] + inner


def message(p, cond, inner):
    k = p.fresh()
    return [f"try {{ if (!({cond})) {{ throw new Exception('no', {k}); }} }} catch (Exception $e{k}) {{"
            f" if ($e{k}->getMessage() === 'no' && $e{k}->getCode() === {k}) {{ return; }} }}"] + inner


def kinds(p, cond, inner):
    k = p.fresh()
    made, test = p.rng.choice([(f"$q{k} = ({cond}) ? $o : new stdClass;", f"$q{k} instanceof GateOrder"),
                               (f"$q{k} = ({cond}) ? $o : null;", f"$q{k}?->total() !== null"),
                               (f"$q{k} = ({cond}) ? 1 : '1';", f"is_int($q{k})"),
                               (f"$q{k} = ({cond}) ? [] : false;", f"is_array($q{k})")])
    return [made] + leaves(p, test, inner)


def by_jump(p, cond, inner):
    k = p.fresh()
    return [f"if (!({cond})) {{ goto end{k}; }}"] + inner + [f"end{k}: $x{k} = 1;"]


def first_class(p, cond, inner):
    k = p.fresh()
    name = p.checker(f"return {cond};")
    return [f"$f{k} = {p.rng.choice([f'{name}(...)', chr(39) + name + chr(39)])};"] + leaves(p, f"$f{k}($o, $n, $c)", inner)


def finally_says(p, cond, inner):
    name = p.checker(f"try {{ return {cond}; }} finally {{ $n = 1000; $c = 'EUR'; }}")
    return leaves(p, f"{name}($o, $n, $c)", inner)


SHAPES = [leaves, leaves, wraps, wraps, otherwise, flag, number, word, helper, helper, deep_helper, by_name, uncaught,
          caught, within_try, at_last, stopper, errors, error_text, switch, match, breaks, continues, loop, closure,
          validator, inherited, static_method, by_reference, record, spread, shortcut, score, found, arithmetic, texts, alias, alias, shared,
          magic, mixed_in, recursive, unmatched, message, kinds, by_jump, first_class, finally_says]


# ---- a pair ----

def behind(p, check, change, inner):
    """The check before `inner`, changed."""
    cond = p.rng.choice(RIGHT[check])
    weak = p.rng.choice(WEAK[check])
    after = p.rng.choice(CHANGE[check]) if check in CHANGE else ""
    shape = p.rng.choice(SHAPES)
    cond = {"negate": f"!({cond})", "weaken": weak, "drop": "true"}.get(change, cond)
    if change == "move":
        return inner + shape(p, cond, [])
    return shape(p, cond, ([after] if change == "change" else []) + inner)


def render(name, seed, change):
    """One program; `change` is None for the intact one. The same seed makes the same choices."""
    rng = random.Random(seed)
    p = Program(name, rng)
    effect = rng.choice(sorted(EFFECTS))
    checks = EFFECTS[effect][:]
    rng.shuffle(checks)
    victim = rng.choice(checks)
    kind = rng.choice([c for c in CHANGES if c != "change" or victim in CHANGE])
    body = noise(p, 1) + [effect]
    for check in reversed(checks):
        body = noise(p, 2) + behind(p, check, kind if change and check == victim else None, body)
    begin = ["$o = gate_order();", "$n = (int) ($_GET['a'] ?? 0);",
             rng.choice(["$c = $_GET['b'] ?? '';", "$c = isset($_GET['b']) ? $_GET['b'] : null;",
                         "$c = (string) ($_GET['b'] ?? '');"])]
    lines = "\n".join("    " + line for line in begin + body)
    declared = "\n".join(p.declared)
    return f"{declared}\nfunction {name}() {{\n{lines}\n}}\ngate_on('{name}', '{name}');\n", kind


def pair(seed, number):
    """The texts of the intact program and of its twin, and what was done to the twin."""
    intact, _ = render(f"p{number}_intact", f"{seed}/{number}", False)
    twin, kind = render(f"p{number}_twin", f"{seed}/{number}", True)
    return intact, twin, kind
