"""
Every built-in function that the tool models, at interesting arguments of the types that it declares,
and at wrong ones. The functions and their parameters are read from the tables of the sources, and
checked against what PHP says of itself.
"""
import glob
import itertools
import json
import os
import random
import re
import subprocess

import arguments
from oracle import PHP

ROW = re.compile(r'PHP_(FUNCTION|REFERENCE_FUNCTION|PURE|ROW)\(\s*"(\w+)",\s*(\d+),\s*(\w+),\s*(.*?)'
                 r'((?:"(?:[^"\\]|\\.)*"\s*)+)', re.S)
PARAM = re.compile(r'(?:(\??[\w|]+) )?(&)?(\.\.\.)?\$(\w+)(?: = ("[^"]*"|\'[^\']*\'|[^,]*))?')


class Function:
    def __init__(self, name, least, most, params):
        self.name, self.least, self.most = name, least, most
        self.params = [(kind or "mixed", bool(reference), bool(variadic), param)
                       for kind, reference, variadic, param, _ in PARAM.findall(params)]


def read_functions(root):
    """All rows of the tables, by name."""
    found = {}
    for path in sorted(glob.glob(os.path.join(root, "grammars/php/semantics/*.c"))):
        with open(path, encoding="utf-8") as file:
            text = file.read()
        for _, name, least, most, _, params in ROW.findall(text):
            params = "".join(json.loads(part.replace("\\0", "\\u0000"))
                             for part in re.findall(r'"(?:[^"\\]|\\.)*"', params))
            found[name] = Function(name, int(least), None if most == "PHP_ANY" else int(most), params)
    return found


REFLECT = """foreach (json_decode(stream_get_contents(STDIN)) as $name) {
    if (!function_exists($name)) { $all[$name] = null; continue; }
    $f = new ReflectionFunction($name);
    $all[$name] = [$f->getNumberOfRequiredParameters(), $f->isVariadic() ? null : $f->getNumberOfParameters(),
        array_map(fn($p) => [$p->getName(), $p->isPassedByReference()], $f->getParameters())];
} echo json_encode($all);"""


def check_signatures(functions):
    """What of the tables is not as PHP declares it: a list of messages."""
    done = subprocess.run(PHP + ["-r", REFLECT], input=json.dumps(list(functions)).encode(),
                          capture_output=True, check=True)
    wrong = []
    for name, real in json.loads(done.stdout).items():
        ours = functions[name]
        if name in arguments.SKIPPED:
            continue
        if real is None:
            wrong.append(f"{name}: PHP has no such function")
            continue
        params = [[param, reference] for _, reference, _, param in ours.params]
        if [ours.least, ours.most, params] != real:
            wrong.append(f"{name}: {[ours.least, ours.most, params]} instead of {real}")
    return wrong


def candidates(function, param, kind):
    """The expressions that are tried for one parameter."""
    for key in (f"{function}.{param}", param):
        if key in arguments.BY_NAME:
            return arguments.BY_NAME[key]
    values = []
    for word in kind.lstrip("?").split("|"):
        values += arguments.BY_TYPE.get(word, [])
    return values + (["null"] if kind.startswith("?") else [])


def call(function, args):
    """The line of PHP that calls the function and shows its result and what it wrote."""
    lines, names, shown = [], [], []
    for index, arg in enumerate(args):
        reference = function.params[min(index, len(function.params) - 1)][1]
        name = f"$p{index}"
        lines.append(f"{name} = {arg}; ")
        names.append(name)
        if reference:
            shown.append(name)
    wrote = f", {', '.join(shown)}" if shown else ""
    result = f"{function.name}({', '.join(names)})"
    if function.name in arguments.SIGN:
        result += " <=> 0"
    lines.insert(0, arguments.FIRST.get(function.name, ""))
    return "".join(lines) + (f"$r = {result}; show([$r{wrote}]);" if shown else f"show({result});")


def tuples(function, limit, rng):
    """Lists of arguments: right ones of every length, then ones with a wrong type somewhere."""
    most = function.most if function.most is not None else max(function.least, len(function.params)) + 1
    lists = []
    for count in range(function.least, most + 1):
        choices = []
        for index in range(count):
            kind, _, _, name = function.params[min(index, len(function.params) - 1)]
            choices.append(candidates(function.name, name, kind))
        size = 1
        for choice in choices:
            size *= len(choice)
        if size <= limit:
            lists += [list(args) for args in itertools.product(*choices)]
        else:
            lists += [[rng.choice(choice) for choice in choices] for _ in range(limit)]
        for index in range(count):
            for wrong in arguments.WRONG:
                args = [rng.choice(choice) for choice in choices]
                args[index] = wrong
                lists.append(args)
    return lists


def cells(root, full, seed):
    functions = read_functions(root)
    limit = 250 if full else 25
    for name in sorted(functions):
        if name in arguments.SKIPPED:
            continue
        rng = random.Random(f"{seed} {name}")
        seen = set()
        for args in tuples(functions[name], limit, rng):
            line = call(functions[name], args)
            if line not in seen:
                seen.add(line)
                yield line
    for line in arguments.CELLS:
        yield line
