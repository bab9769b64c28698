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
import operators
from oracle import Pair

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


def form_of(cell):
    """A cell without the values that it begins with, to tell one kind of difference from another."""
    return re.sub(r"\$[ab] = [^;]*; ", "", cell)


def show(report, verbose):
    print(report.line())
    forms = {}
    for example in report.examples:
        forms.setdefault(form_of(example[0]), []).append(example)
    for form, examples in list(forms.items())[:verbose]:
        print(f"  different {len(examples)}: {form}")
        for cell, tool, php in examples[:verbose // 20 + 1]:
            print(f"    {cell}\n      tool {tool!r}\n      php  {php!r}")
    counted = sorted(report.constructs.items(), key=lambda item: (-len(item[1]), item[0]))
    for construct, found in counted[:verbose]:
        print(f"  unsupported {len(found)}: {construct}, as in {found[0]}")


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--tool", default="build/tillproof")
    options.add_argument("--short", action="store_true")
    options.add_argument("--full", action="store_true")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--only")
    options.add_argument("--verbose", type=int, default=10)
    options = options.parse_args()
    pair = Pair(options.tool)
    folder = tempfile.mkdtemp(prefix="semantics")
    families = {"operators": lambda: operators.cells(options.full)}
    different = 0
    try:
        for name, lines in families.items():
            if options.only and options.only != name:
                continue
            report = run_cells(pair, folder, name, lines())
            show(report, options.verbose)
            different += report.different
    finally:
        shutil.rmtree(folder)
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
