#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""`make test`: build what the tests need, run every part, count.

Each part prints TAP. A part that ends without its plan, or with a status that
its results do not explain, counts as one failure more: silence is no success.
The last line is 'N passed, N failed'.
"""
import argparse
import re
import subprocess
import sys
import time

RESULT = re.compile(r"(not )?ok \d+\b")
PLAN = re.compile(r"1\.\.(\d+)$")


def parts(build, words):
    """(name, command) in the order of running: the quick ones first."""
    python = [sys.executable]
    every = [
        ("build", ["make", f"BUILD={build}", "all", "iso"]),
        ("build-debug", ["make", f"BUILD={build}", "DEBUG=1", "all"]),
        ("build-llvm", ["make", f"BUILD={build}", "LLVM=1", "all", "iso"]),
        ("lint", ["make", "-s", f"BUILD={build}", "lint"]),
        ("lint-debug", ["make", "-s", f"BUILD={build}", "DEBUG=1",
                        "LINT=--only exports", "lint"]),
        ("unit", ["make", "-s", f"BUILD={build}", "unit"]),
        ("boot", python + ["tests/boot/run.py", "--build", build]),
        ("modules", python + ["tests/modules/run.py", "--build", build]),
        ("modules-debug", python + ["tests/modules/run.py", "--build", build,
                                    "--debug"]),
        ("gdb", python + ["tests/gdb/run.py", "--build", build]),
        ("bench", python + ["tests/bench/run.py", "--build", build, "--tap"]),
    ]
    return [p for p in every if not words or p[0] in words
            or p[0].startswith("build")]


def run_part(name, command):
    """(passed, failed) of one part; its output goes through as it comes."""
    passed = failed = 0
    plan = None
    process = subprocess.Popen(command, stdout=subprocess.PIPE,
                               stderr=subprocess.STDOUT, text=True,
                               errors="replace", stdin=subprocess.DEVNULL)
    for line in process.stdout:
        print(line, end="", flush=True)
        if found := RESULT.match(line):
            passed += not found[1]
            failed += bool(found[1])
        elif found := PLAN.match(line):
            plan = int(found[1])
    status = process.wait()
    if name.startswith("build"):
        print(f"{'not ok' if status else 'ok'} 1 - {name}")
        return int(not status), int(bool(status))
    if plan != passed + failed or bool(status) != bool(failed):
        print(f"not ok - {name}: plan {plan}, results {passed + failed}, "
              f"status {status}")
        failed += 1
    return passed, failed


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", default="build")
    parser.add_argument("parts", nargs="*")
    args = parser.parse_args()
    passed = failed = 0
    table = []
    for name, command in parts(args.build, args.parts):
        started = time.monotonic()
        good, bad = run_part(name, command)
        passed, failed = passed + good, failed + bad
        table.append(f"# {name:12} {good:4} passed {bad:3} failed "
                     f"{time.monotonic() - started:6.0f} s")
        if name == "build" and bad:
            break
    print("\n".join(table))
    print(f"{passed} passed, {failed} failed", flush=True)
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
