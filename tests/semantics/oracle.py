"""Runs PHP programs under the installed `php` and under `tillproof run`, and compares what they do."""
import os
import re
import subprocess

PHP = ["php", "-n", "-d", "display_errors=0", "-d", "extension=ctype", "-d", "extension=iconv",
       "-d", "extension=mbstring"]
UNSUPPORTED = 3
SECONDS = 20


class Ran:
    """How one program ended: its standard output, status and complaints."""

    def __init__(self, command, path):
        try:
            done = subprocess.run(command + [path], capture_output=True, timeout=SECONDS,
                                  stdin=subprocess.DEVNULL, cwd=os.path.dirname(path))
            self.out, self.status, self.errors = done.stdout, done.returncode, done.stderr
        except subprocess.TimeoutExpired as late:
            self.out, self.status, self.errors = late.stdout or b"", -1, b"timeout"

    def unsupported_line(self):
        """The line that the tool gave up at, 0 if it does not tell."""
        found = re.search(rb"^unsupported: .* at .*:(\d+)$", self.errors, re.M)
        return int(found.group(1)) if found else 0

    def construct(self):
        found = re.search(rb"^unsupported: (.*?)(?: at .*)?$", self.errors, re.M)
        return found.group(1).decode("utf-8", "replace") if found else "?"


class Pair:
    """The two interpreters."""

    def __init__(self, tool):
        self.tool = [os.path.abspath(tool), "run"]

    def run_tool(self, path):
        return Ran(self.tool, path)

    def run_php(self, path):
        return Ran(PHP, path)


def expected_status(php):
    """What the tool makes of the program's own status."""
    return 4 if php.status == UNSUPPORTED else php.status


def same(tool, php):
    return tool.out == php.out and tool.status == expected_status(php)


def write_program(path, text):
    with open(path, "wb") as file:
        file.write(text if isinstance(text, bytes) else text.encode("utf-8", "surrogateescape"))
