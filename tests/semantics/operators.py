"""Every operator, cast and conversion of PHP over pairs of interesting values."""
import values

BINARY = ["+", "-", "*", "/", "%", "**", ".", "&", "|", "^", "<<", ">>", "==", "!=", "===", "!==", "<",
          "<=", ">", ">=", "<=>", "&&", "||", "xor", "and", "or", "??"]
CASTS = ["bool", "int", "float", "string", "array", "object"]
UNARY = ["-$a", "+$a", "!$a", "~$a", "++$a", "--$a", "[$a++, $a]", "[$a--, $a]", '"<$a>"', "isset($a)",
         "empty($a)", "$a ? 1 : 2", "$a ?: 3", "[$a => 1]", "[1, 2, 3][$a]", '["a" => 1, "" => 2][$a] ?? 9',
         '"hello"[$a]', '"hello"[$a] ?? "none"', "$a[0]", "$a[0] ?? 5", '$a["a"] ?? 6', "$a[1][0] ?? 7",
         "$a instanceof Plain", "(function(int $i) { return $i; })($a)",
         "(function(float $i) { return $i; })($a)", "(function(string $i) { return $i; })($a)",
         "(function(bool $i) { return $i; })($a)", "(function(?int $i) { return $i; })($a)",
         "(function(int|float $i) { return $i; })($a)", "(function(int|string $i) { return $i; })($a)",
         "(function(array $i) { return $i; })($a)", "(function(iterable $i) { return $i; })($a)",
         "(function(object $i) { return $i; })($a)", "(function(float|bool $i) { return $i; })($a)",
         "(function(int|bool|null $i) { return $i; })($a)", "(function(string|bool $i) { return $i; })($a)",
         "(function(callable $i) { return 1; })($a)", "(function(Plain|array $i) { return $i; })($a)",
         "(function() use ($a): int { return $a; })()", "(function() use ($a): ?string { return $a; })()",
         "match(true) { $a => 1, default => 2 }", "match($a) { 1, '1' => 'one', null => 'null', 1.5 => 'f' }"]
STATEMENTS = ["$b = [1]; $b[$a] = 2; show($b);", "$b = 'xyz'; $b[$a] = 'q'; show($b);",
              "$a[] = 1; show($a);", "$a['k'] = 1; show($a);", "$a[0][1] = 2; show($a);",
              "foreach ($a as $k => $v) { show([$k, $v]); } show($a);", "list($x, $y) = $a; show([$x, $y]);",
              "['a' => $x] = $a; show($x);", "switch ($a) { case 0: show('zero'); break; case '1': show('one'); break; "
              "case null: show('null'); break; default: show('other'); }", "unset($a[0]); show($a);",
              "$a->p = 1; show($a);", "show($a->p ?? 4);", "show($a->a);", "echo $a; show(1);", "print $a; show(2);",
              "foreach ([1, 2] as $i) { $a .= $i; } show($a);", "$a += 1; show($a);", "$a ??= 5; show($a);",
              "[$b, $c] = [$a, $a]; show([$b, $c]);", "$b = &$a; $b = 1; show($a);", "throw $a;",
              "for ($i = 0; $i < $a && $i < 3; $i++) { show($i); }", "show([...$a]);", "$a(1); show(2);"]
COMPOUND = ["+=", "-=", "*=", "/=", "%=", "**=", ".=", "&=", "|=", "^=", "<<=", ">>="]


def cells(full):
    """One line of PHP for each cell."""
    operands = values.ALL if full else values.FEW
    for cast in CASTS:
        for a in values.ALL:
            yield f"$a = {a}; show(({cast}) $a);"
    for form in UNARY:
        for a in values.ALL:
            yield f"$a = {a}; show({form});"
    for form in STATEMENTS:
        for a in values.ALL:
            yield f"$a = {a}; {form}"
    for op in BINARY:
        for a in operands:
            for b in operands:
                yield f"$a = {a}; $b = {b}; show($a {op} $b);"
    if full:
        for op in COMPOUND:
            for a in values.FEW:
                for b in values.FEW:
                    yield f"$a = {a}; $b = {b}; $a {op} $b; show($a);"
