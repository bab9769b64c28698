"""The programs of a folder of .phpt files (PHP's own test format), under both interpreters."""
import os
import re
import shutil

from oracle import UNSUPPORTED, same, write_program


def program_of(path):
    """The --FILE-- section, or None."""
    with open(path, "rb") as file:
        text = file.read()
    parts = re.split(rb"^--([A-Z_]+)--[ \t]*\r?\n", text, flags=re.M)
    sections = dict(zip(parts[1::2], parts[2::2]))
    return sections.get(b"FILE")


class Measured:
    """Which programs are the same, which are not supported, which are wrong."""

    def __init__(self):
        self.same = []
        self.unsupported = []
        self.wrong = []

    def line(self):
        total = len(self.same) + len(self.unsupported) + len(self.wrong)
        return (f"phpt: {total} programs, {len(self.wrong)} wrong, {len(self.unsupported)} unsupported, "
                f"{len(self.same)} the same")


def measure(pair, source, folder):
    """Copies the folder, since programs include files beside them, and runs each program."""
    root = os.path.join(folder, "phpt")
    shutil.copytree(source, root)
    found = Measured()
    paths = [os.path.join(where, name) for where, _, names in os.walk(root) for name in names]
    for path in sorted(path for path in paths if path.endswith(".phpt")):
        program = program_of(path)
        if program is None:
            continue
        name = os.path.relpath(path, root)
        path = path[:-1]
        write_program(path, program)
        tool, php = pair.run_tool(path), pair.run_php(path)
        if tool.status == UNSUPPORTED:
            found.unsupported.append((name, tool.construct()))
        elif same(tool, php):
            found.same.append(name)
        else:
            found.wrong.append((name, tool, php))
    return found
