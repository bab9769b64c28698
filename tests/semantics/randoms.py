"""
Random evaluations: operators and conversions over random and boundary values of every type. A cell
of coverage is an operator with the boundary classes of its operands; each line of PHP makes many
evaluations, so that a million of them are few programs.
"""
import random

import operators

PER_LINE = 40
CLASSES = {
    "null": ["null"],
    "false": ["false"],
    "true": ["true"],
    "zero": ["0"],
    "one": ["1", "-1"],
    "small int": [],
    "large int": [],
    "int limit": ["PHP_INT_MAX", "PHP_INT_MIN", "PHP_INT_MAX - 1", "PHP_INT_MIN + 1"],
    "float zero": ["0.0", "-0.0"],
    "whole float": [],
    "fraction": [],
    "huge float": ["1e20", "-1e20", "1e300", "9.2233720368547758e18", "-9.2233720368547758e18"],
    "tiny float": ["1e-7", "-1e-20", "5e-324"],
    "not finite": ["INF", "-INF", "NAN"],
    "empty string": ["''"],
    "integer string": [],
    "float string": [],
    "blank around": ["' 1'", "'1 '", "' 1.5'", "\"\\t7\"", "'7 '", "\"8\\n\""],
    "leading number": [],
    "word": [],
    "long digits": ["'9223372036854775807'", "'9223372036854775808'", "'-9223372036854775809'", "'1e1000'", "'00000001'"],
    "zero string": ["'0'", "'00'", "'0.0'", "'-0'", "'0e5'", "'0x1A'"],
    "empty array": ["[]"],
    "list": [],
    "map": [],
}
CONSTRUCTORS = {
    "small int": lambda r: str(r.randint(-300, 300)),
    "large int": lambda r: str(r.randint(-2**62, 2**62)),
    "whole float": lambda r: f"{r.randint(-1000, 1000)}.0",
    "fraction": lambda r: repr(round(r.uniform(-100, 100), r.randint(1, 6))),
    "huge float": lambda r: f"{r.uniform(1, 9):.6f}e{r.randint(16, 300)}",
    "tiny float": lambda r: f"{r.uniform(1, 9):.6f}e-{r.randint(5, 300)}",
    "integer string": lambda r: f"'{r.randint(-1000, 1000)}'",
    "float string": lambda r: f"'{r.choice(['1.5', '-2.25', '1e3', '.5', '7.', '-1E-2', '3.0'])}'",
    "leading number": lambda r: f"'{r.randint(-99, 99)}{r.choice(['abc', ' x', '.5.5', 'e', '-1', ',5'])}'",
    "word": lambda r: "'" + "".join(r.choice("abcXYZ_ -\xe9") for _ in range(r.randint(1, 6))) + "'",
    "list": lambda r: "[" + ", ".join(str(r.randint(0, 3)) for _ in range(r.randint(1, 3))) + "]",
    "map": lambda r: "['a' => %d, %d => 'x']" % (r.randint(0, 2), r.randint(-2, 3)),
}
UNARY = ["-%s", "+%s", "!%s", "~%s", "(int) %s", "(float) %s", "(string) %s", "(bool) %s", "(array) %s"]


def value(rng, name):
    fixed = CLASSES[name]
    if name in CONSTRUCTORS and (not fixed or rng.random() < 0.5):
        return CONSTRUCTORS[name](rng)
    return rng.choice(fixed)


class Coverage:
    """Which cells were evaluated, of all that there are."""

    def __init__(self):
        self.seen = set()
        self.evaluations = 0
        names = len(CLASSES)
        self.total = len(operators.BINARY) * names * names + len(UNARY) * names

    def line(self):
        share = 100.0 * len(self.seen) / self.total
        return (f"random: {self.evaluations} evaluations, {len(self.seen)} of {self.total} cells of operator "
                f"x type and boundary class ({share:.1f} %)")


def evaluation(rng, coverage, turn):
    """One expression; every cell in turn, then at random."""
    names = list(CLASSES)
    binary = len(operators.BINARY) * len(names) ** 2
    pick = turn % coverage.total if turn < coverage.total else rng.randrange(coverage.total)
    coverage.evaluations += 1
    if pick < binary:
        op = operators.BINARY[pick // len(names) ** 2]
        a, b = names[pick // len(names) % len(names)], names[pick % len(names)]
        coverage.seen.add((op, a, b))
        return f"({value(rng, a)}) {op} ({value(rng, b)})"
    pick -= binary
    op, a = UNARY[pick // len(names)], names[pick % len(names)]
    coverage.seen.add((op, a))
    return op % f"({value(rng, a)})"


def cells(count, seed, coverage):
    rng = random.Random(f"evaluations {seed}")
    for first in range(0, count, PER_LINE):
        turns = range(first, min(first + PER_LINE, count))
        functions = ", ".join(f"fn() => ({evaluation(rng, coverage, turn)})" for turn in turns)
        yield (f"foreach ([{functions}] as $f) {{ try {{ var_dump($f()); }} "
               "catch (Throwable $e) { echo get_class($e), ': ', $e->getMessage(), \"\\n\"; } }")
