#!/usr/bin/env python3
"""
Differential tests of `tillproof run` against the installed PHP: the same programs under both, and
no difference in output and exit status, unless the tool says that it does not support a program.

    run.py --tool build/tillproof --short|--full [--seed N] [--only FAMILY] [--phpt DIR]
"""
import argparse
import os
import re
import shutil
import sys
import tempfile

import cells
import functions
import operators
import phpt
import programs
import randoms
from oracle import UNSUPPORTED, Pair, Ran, same, write_program

BATCH = 400


def run_cells(pair, folder, name, lines):
    report = cells.Report(name)
    batch = []
    for line in lines:
        batch.append(line)
        if len(batch) == BATCH:
            cells.compare_batch(pair, os.path.join(folder, "cells.php"), batch, report)
            batch = []
    if batch:
        cells.compare_batch(pair, os.path.join(folder, "cells.php"), batch, report)
    return report


def read_known():
    """Cells that are known to differ: each is right in PHP and not yet in the tool."""
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "known.txt")
    with open(path, encoding="utf-8") as file:
        return {line.rstrip("\n") for line in file if line.strip() and not line.startswith("#")}


def set_known_aside(report, known):
    """Takes the known differences out of a report."""
    aside = [example for example in report.examples if example[0] in known]
    report.examples = [example for example in report.examples if example[0] not in known]
    report.different -= len(aside)
    return {example[0] for example in aside}


def form_of(cell):
    """A cell without the values that it begins with, to tell one kind of difference from another."""
    return re.sub(r"\$(?:[ab]|p\d+) = [^;]*; ", "", cell)


def show(report, verbose):
    print(report.line())
    forms = {}
    for example in report.examples:
        forms.setdefault(form_of(example[0]), []).append(example)
    for form, examples in list(forms.items())[:verbose]:
        print(f"  different {len(examples)}: {form}")
        for cell, tool, php in examples[:verbose // 20 + 1]:
            print(f"    {cell}\n      tool {tool!r}\n      php  {php!r}")
    unstable = {}
    for cell in report.unstable:
        unstable.setdefault(form_of(cell), []).append(cell)
    for form, found in unstable.items():
        print(f"  not the same twice {len(found)}: {form}")
    counted = sorted(report.constructs.items(), key=lambda item: (-len(item[1]), item[0]))
    for construct, found in counted[:verbose]:
        print(f"  unsupported {len(found)}: {construct}, as in {found[0]}")


def first_difference(tool, php):
    ours, theirs = tool.out.split(b"\n"), php.out.split(b"\n")
    for number in range(max(len(ours), len(theirs))):
        pair = ours[number:number + 1], theirs[number:number + 1]
        if pair[0] != pair[1]:
            return f"line {number + 1}: {pair[0]!r} instead of {pair[1]!r}"
    return f"status {tool.status} instead of {php.status}"


def show_measured(found, verbose):
    print(found.line())
    for name, tool, php in found.wrong[:verbose]:
        print(f"  wrong {name}: {first_difference(tool, php)}")
    for name, construct in found.unsupported[:verbose]:
        print(f"  unsupported {name}: {construct}")
    return 1 if found.wrong else 0


def run_programs(pair, folder, count, seed, verbose):
    """Whole programs: each under PHP twice, to leave out what is not the same twice."""
    wrong = unsupported = unstable = 0
    path = os.path.join(folder, "program.php")
    for number in range(count):
        write_program(path, programs.program(f"{seed} {number}"))
        php = pair.run_php(path)
        if pair.run_php(path).out != php.out:
            print(f"  not the same twice: program {number}")
            unstable += 1
            continue
        tool = pair.run_tool(path)
        if tool.status == UNSUPPORTED:
            unsupported += 1
            if unsupported <= verbose:
                print(f"  unsupported program {number}: {tool.construct()}")
        elif not same(tool, php):
            wrong += 1
            if wrong <= verbose:
                print(f"  wrong program {number}: {first_difference(tool, php)}")
    print(f"programs: {count}, {wrong} different, {unsupported} unsupported, {unstable} unstable")
    return wrong, count - wrong - unsupported - unstable


def run_language(pair, verbose):
    """The programs of the folder `language`: each is the same, and none is unsupported."""
    folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), "language")
    names = sorted(name for name in os.listdir(folder) if name.endswith(".php"))
    failed = 0
    for name in names:
        path = os.path.join(folder, name)
        tool, php = pair.run_tool(path), pair.run_php(path)
        if same(tool, php):
            continue
        failed += 1
        why = tool.construct() if tool.status == UNSUPPORTED else first_difference(tool, php)
        if failed <= verbose:
            print(f"  wrong {name}: {why}")
    print(f"language: {len(names)} programs, {failed} different")
    return failed, len(names) - failed


def run_unsupported(pair, verbose):
    """The programs of the folder `unsupported`: each stops with the construct and at the line that it tells."""
    folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), "unsupported")
    names = sorted(name for name in os.listdir(folder) if name.endswith(".php"))
    failed = 0
    for name in names:
        path = os.path.join(folder, name)
        with open(path, encoding="utf-8") as file:
            expected = re.search(r"^// (unsupported: .*) at line (\d+)$", file.read(), re.M)
        tool = pair.run_tool(path)
        if tool.status == UNSUPPORTED and tool.errors.decode() == f"{expected[1]} at {name}:{expected[2]}\n":
            continue
        failed += 1
        if failed <= verbose:
            print(f"  {name}: status {tool.status}, {tool.errors!r}")
    print(f"unsupported: {len(names)} programs, {failed} not as told")
    return failed, len(names) - failed


def run_versions(pair, verbose):
    """Programs for several versions of PHP, beside each what it prints; 8.2 under PHP too."""
    folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), "versions")
    failed = count = 0
    for name in sorted(os.listdir(folder)):
        if name.endswith(".php"):
            continue
        stem, version = name.split(".", 1)
        path = os.path.join(folder, stem + ".php")
        with open(os.path.join(folder, name), "rb") as file:
            expected = file.read()
        count += 1
        runs = [Ran(pair.tool + ["--php-version", version], path)]
        if version == "8.2":
            runs.append(pair.run_php(path))
        if any(run.out != expected for run in runs):
            failed += 1
            if failed <= verbose:
                print(f"  wrong {stem} for PHP {version}")
    print(f"versions: {count} outputs, {failed} different")
    return failed, count - failed


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--tool", default="build/tillproof")
    options.add_argument("--short", action="store_true")
    options.add_argument("--full", action="store_true")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--evaluations", type=int, help="random evaluations: a million with --full")
    options.add_argument("--programs", type=int, help="generated programs: 600 with --full, of which the grammar parses some 515")
    options.add_argument("--only", help="one family")
    options.add_argument("--match", default="", help="only cells in which this expression is found")
    options.add_argument("--phpt", help="a folder of .phpt files to measure")
    options.add_argument("--verbose", type=int, default=10)
    options = options.parse_args()
    pair = Pair(options.tool)
    folder = tempfile.mkdtemp(prefix="semantics")
    root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    families = {"operators": lambda: operators.cells(options.full),
                "functions": lambda: functions.cells(root, options.full, options.seed)}
    evaluations = options.evaluations or (1000000 if options.full else 20000)
    coverage = randoms.Coverage()
    families["random"] = lambda: randoms.cells(evaluations, options.seed, coverage)
    for message in functions.check_signatures(functions.read_functions(root)):
        print(f"signature of {message}")
    different = good = 0
    known, met = read_known(), set()
    try:
        if options.phpt:
            return show_measured(phpt.measure(pair, options.phpt, folder), options.verbose)
        for name, lines in families.items():
            if options.only and options.only != name:
                continue
            chosen = (line for line in lines() if re.search(options.match, line))
            report = run_cells(pair, folder, name, chosen)
            met |= set_known_aside(report, known)
            show(report, options.verbose)
            different += report.different
            good += report.cells - report.different - report.unsupported
            if name == "random":
                print(coverage.line())
        if options.only in (None, "language") and not options.match:
            wrong, fine = run_language(pair, options.verbose)
            different += wrong
            good += fine
        if options.only in (None, "unsupported") and not options.match:
            wrong, fine = run_unsupported(pair, options.verbose)
            different += wrong
            good += fine
        if options.only in (None, "versions") and not options.match:
            wrong, fine = run_versions(pair, options.verbose)
            different += wrong
            good += fine
        if options.only in (None, "programs") and not options.match:
            count = options.programs or (600 if options.full else 30)
            wrong, fine = run_programs(pair, folder, count, options.seed, options.verbose)
            different += wrong
            good += fine
    finally:
        shutil.rmtree(folder)
    if options.short and not options.only and not options.match:
        for cell in sorted(known - met):
            different += 1
            print(f"  no difference any more, take it out of known.txt: {cell}")
    good -= len(met)
    print(f"semantics: {good} passed, {different} failed")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
