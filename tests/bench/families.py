"""
Programs of one shape and any size n, for how effort grows with it. Each guards the effect of tests/campaign by the right
check, behind n steps of its kind.
"""


def lines(n, text):
    return "\n".join(text.replace("{i}", str(i)) for i in range(n))


def branches(n):
    """n branches on the request, one after the other, on one variable."""
    return "", "$x = 0;\n" + lines(n, "if ($_GET['k{i}'] === '{i}') { $x = $x + {i}; }"), "$x >= 0"


def exits(n):
    """n checks that end the request."""
    return "", lines(n, "if (!isset($_GET['k{i}'])) { gate_stop(); }"), "true"


def nested(n):
    """Functions that call each other, n of them in chains of sixteen, one check at the end of each."""
    functions = "".join(
        f"function f{i}($x) {{ if ($x === 'stop{i}') {{ return false; }} "
        f"return {'true' if i % 16 == 15 or i == n - 1 else f'f{i + 1}($x)'}; }}\n" for i in range(n))
    calls = "\n".join(f"if (!f{i}((string) $_GET['k{i}'])) {{ gate_stop(); }}" for i in range(0, n, 16))
    return functions, calls, "true"


def arrays(n):
    """A map that gets n keys, some of them only sometimes, each read back."""
    return "", ("$a = [];\n" + lines(n, "if (isset($_GET['k{i}'])) { $a['k{i}'] = (string) $_GET['k{i}']; }\n"
                                        "if (isset($a['k{i}']) && $a['k{i}'] === 'stop') { gate_stop(); }")), "true"


def lists(n):
    """A list of errors that n checks add to, empty at the end."""
    return "", "$e = [];\n" + lines(n, "if (!isset($_GET['k{i}'])) { $e[] = 'k{i}'; }"), "$e === []"


def thrown(n):
    """n checks that throw, each caught at once."""
    return "", lines(n, "try { if (!isset($_GET['k{i}'])) { throw new RuntimeException('k{i}'); } }\n"
                        "catch (RuntimeException $e) { gate_stop(); }"), "true"


def caught(n):
    """n tries whose exception sets a flag."""
    return "", ("$x = 0;\n" + lines(n, "try { if (!isset($_GET['k{i}'])) { throw new RuntimeException('k'); } }\n"
                                       "catch (RuntimeException $e) { $x = {i}; }")), "$x >= 0"


def classes(n):
    """A hierarchy of n classes, a virtual method of each called on an object of its own."""
    declared = "abstract class Base { abstract function ok($x); function holds($x) { return $this->ok($x); } }\n"
    declared += lines(n, "class C{i} extends Base { function ok($x) { return $x !== 'stop{i}'; } }") + "\n"
    return declared, lines(n, "$c = new C{i}; if (!$c->holds((string) $_GET['k{i}'])) { gate_stop(); }"), "true"


def objects(n):
    """A variable that holds one of n objects, asked at the end."""
    declared = "interface Check { function ok($x); }\n"
    declared += lines(n, "class C{i} implements Check { function ok($x) { return $x !== 'stop{i}'; } }") + "\n"
    declared += "class None implements Check { function ok($x) { return true; } }\n"
    return declared, ("$c = new None;\n" + lines(n, "if ($_GET['k{i}'] === 'k') { $c = new C{i}; }") +
                      "\nif (!$c->ok((string) $_GET['x'])) { gate_stop(); }"), "true"


def strings(n):
    """A text that n branches add to."""
    return "", "$s = '';\n" + lines(n, "if (isset($_GET['k{i}'])) { $s = $s . 'k{i}'; }"), "$s !== 'never'"


FAMILIES = {f.__name__: f for f in (branches, exits, nested, arrays, lists, thrown, caught, classes, objects, strings)}


def program(family, n):
    """The PHP text of a family's member."""
    declared, body, asked = FAMILIES[family](n)
    return (f"<?php\n{declared}gate_on('only', function () {{\n$o = gate_order();\n{body}\n"
            f"if ($o->open() && {asked}) {{ $o->grant(); }}\n}});\n")
