#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Run the host tests named on the command line; print TAP."""
import pathlib
import re
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent))
import tap


def main():
    out = tap.Tap("unit")
    for binary in sys.argv[1:]:
        name = pathlib.Path(binary).name.removeprefix("test_")
        done = subprocess.run([binary], stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True,
                              errors="replace")
        said, cases = [], 0
        for line in done.stdout.splitlines():
            if found := re.match(r"(not )?ok (\S+)$", line):
                out.result(not found[1], f"{name}.{found[2]}", said[-30:])
                said, cases = [], cases + 1
            else:
                said.append(line.removeprefix("    # "))
        if not cases or done.returncode not in (0, 1):
            out.result(False, f"{name} ends with {done.returncode}", said)
    return out.done()


if __name__ == "__main__":
    sys.exit(main())
