"""
Many small computations in one program. A cell is a line of PHP that ends in `show(VALUE);`; its
output is what stands between its mark and the next one. Where the tool gives up at a cell, the
cells behind it are run again without it.
"""
import re

from oracle import UNSUPPORTED, expected_status, write_program

HEADER = r"""<?php
class Plain { public $a = 1; protected $b = 'two'; private $c = [3]; }
class Words { public $w; function __construct($w) { $this->w = $w; } function __toString() { return $this->w; } }
function has_object($v) { if (is_array($v)) { foreach ($v as $e) { if (has_object($e)) return true; } return false; } return is_object($v); }
function show($v) { if (has_object($v)) print_r($v); else var_dump($v); }
"""
FIRST_LINE = HEADER.count("\n") + 1
MARK = re.compile(rb"\x01\x02cell (\d+)\x03")


def render(cells, kept):
    """The program; a cell whose number is not kept leaves its line empty."""
    lines = [HEADER]
    for number, cell in enumerate(cells):
        lines.append(f'echo "\\x01\\x02cell {number}\\x03"; try {{ (function() {{ {cell} }})(); }} catch (Throwable $e) '
                     "{ echo get_class($e), ': ', $e->getMessage(), \"\\n\"; }\n" if number in kept else "\n")
    return "".join(lines)


def split(out):
    """The output of each cell by its number."""
    parts = MARK.split(out)
    return {int(parts[i]): parts[i + 1] for i in range(1, len(parts) - 1, 2)}


class Report:
    """Counts over all cells of a family, and the first differences."""

    def __init__(self, name):
        self.name = name
        self.cells = self.unsupported = self.different = 0
        self.examples = []
        self.unstable = []
        self.constructs = {}

    def differ(self, cell, tool, php):
        self.different += 1
        if len(self.examples) < 4000:
            self.examples.append((cell, tool, php))

    def give_up(self, cell, construct):
        self.unsupported += 1
        self.constructs.setdefault(construct, []).append(cell)

    def line(self):
        return (f"{self.name}: {self.cells} cells, {self.different} different, "
                f"{self.unsupported} unsupported, {len(self.unstable)} not the same twice under PHP")


def drop_unstable(pair, path, cells, kept, wanted, report):
    """Runs PHP again: what is not the same twice goes to the report and is not kept."""
    again = split(pair.run_php(path).out)
    unstable = {number for number in kept if again.get(number) != wanted[number]}
    report.unstable += [cells[number] for number in sorted(unstable)]
    kept -= unstable


def run_php(pair, path, cells, kept, report):
    """PHP's output for each cell; cells at which PHP itself dies (out of memory) are not kept."""
    while True:
        write_program(path, render(cells, kept))
        php = pair.run_php(path)
        wanted = split(php.out)
        if set(wanted) == kept:
            drop_unstable(pair, path, cells, kept, wanted, report)
            return php, wanted
        if php.status not in (137, 255) or not wanted:
            raise ValueError(f"php stops: {php.errors!r} {sorted(kept - set(wanted))[:1]}")
        kept.discard(max(wanted))


def compare_batch(pair, path, cells, report):
    """
    Runs the cells (lines of PHP) under both and adds what was found to the report. Behind a cell that stops the tool
    the next runs are short ones, since more like it often follow, and grow again while nothing stops them.
    """
    kept = set(range(len(cells)))
    php, wanted = run_php(pair, path, cells, kept, report)
    report.cells += len(kept)
    rest, window = sorted(kept), len(cells)
    while rest:
        now = rest[:window]
        write_program(path, render(cells, set(now)))
        tool = pair.run_tool(path)
        found = split(tool.out)
        status, stopped = expected_status(php) if len(now) == len(rest) else 0, None
        if tool.status == UNSUPPORTED or tool.status != status:
            line = tool.unsupported_line() - FIRST_LINE
            stopped = line if line in now else max(found, default=now[0])
        if tool.status == UNSUPPORTED and not found:  # refused before it ran
            report.give_up(cells[stopped], tool.construct())
            rest.remove(stopped)
            continue
        for number in now:
            if number == stopped:
                break
            if found.get(number) != wanted[number]:
                report.differ(cells[number], found.get(number), wanted[number])
        if stopped is None:
            rest, window = rest[len(now):], 2 * window
            continue
        if tool.status == UNSUPPORTED:
            report.give_up(cells[stopped], tool.construct())
        else:
            report.differ(cells[stopped], b"status %d" % tool.status, wanted[stopped])
        rest, window = [number for number in rest if number > stopped], max(window // 8, 4)
