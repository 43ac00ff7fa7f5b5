#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""`make gdb` as a person runs it, with commands from a file.

Guards: symbols are there, breakpoints set before the first instruction hold
through the mode switches, and the kernel passes rest_init, kernel_init and
kthreadd in the order that its story tells.
"""
import argparse
import os
import pathlib
import re
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent))
import tap

HERE = pathlib.Path(__file__).parent


def session(build, script, *variables):
    """gdb's output under one script."""
    env = dict(os.environ, GDBFLAGS=f"-batch -x {HERE / script}")
    return subprocess.run(
        ["make", f"BUILD={build}", "gdb", *variables], env=env, timeout=120,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, text=True, errors="replace").stdout


def stops(text):
    """Functions at which gdb said that it stopped, in order."""
    return re.findall(r"^(?:Thread \d+ [^\n]*hit )?(?:Temporary b|B|"
                      r"\bb)reakpoint \d+, (?:0x[0-9a-f]+ in )?(\w+) \(",
                      text, re.M)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", default="build")
    args = parser.parse_args()
    out = tap.Tap("gdb")
    for name, variables in (("release", ["CPUS=1"]),
                            ("four CPUs", ["CPUS=4"]),
                            ("debug", ["CPUS=1", "DEBUG=1"])):
        try:
            text = session(args.build, "rest_init.gdb", *variables)
        except subprocess.TimeoutExpired as error:
            text = f"no end: {error.output}"
        order = stops(text)
        out.result(order == ["rest_init", "kernel_init", "kthreadd"],
                   f"{name}: rest_init, kernel_init, kthreadd",
                   f"stops: {order}\n{text[-3000:]}")
        out.result(bool(re.search(r"^#\d .*\bstart_kernel \(", text, re.M)),
                   f"{name}: backtrace of rest_init names start_kernel", text)
    # a module's symbols come with it, and breakpoints that waited for them
    try:
        text = session(args.build, "module.gdb", "CPUS=1",
                       "M=tests/modules/kthread_create")
    except subprocess.TimeoutExpired as error:
        text = f"no end: {error.output}"
    out.result(bool(re.search(r"^#0 .*\bcreate_init \(\) at .*kthread_create\.c:"
                              r"\d+$", text, re.M)),
               "module: stops in its init function, in its source", text)
    out.result("thread is name-007-too-lo" in text,
               "module: stops in its thread", text)
    return out.done()


if __name__ == "__main__":
    sys.exit(main())
