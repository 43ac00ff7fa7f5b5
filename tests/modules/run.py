#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The modules of this folder on pid2, compared with what Linux printed."""
import argparse
import pathlib
import sys

sys.path[:0] = [str(pathlib.Path(__file__).resolve().parent),
                str(pathlib.Path(__file__).resolve().parent.parent)]
import ours
import suite
import tap


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", default="build")
    parser.add_argument("--show", action="store_true", help="the lines, too")
    parser.add_argument("--debug", action="store_true",
                        help="with all checks: nothing more may be said")
    parser.add_argument("modules", nargs="*")
    args = parser.parse_args()
    out = tap.Tap("modules-debug" if args.debug else "modules")
    chosen = suite.modules(args.modules)
    said = ours.build(args.build, *["DEBUG=1"] * args.debug)
    built = pathlib.Path(args.build, "debug") if args.debug else args.build
    able = []
    for module in chosen:
        if set(ours.objects(built, module)) == set(module.objects()):
            able.append(module)
        else:
            out.result(False, module.name, ours.complaints(said, module.name))
    found = ours.run(built, able,
                     pathlib.Path(args.build, "test", f"{out.area}.log"))
    for module in able:
        lines = found.get(module.name, ["(was not begun)"])
        if args.show:
            print("\n".join(lines))
        c = suite.Comparison(module, module.expect() or [], lines)
        out.result(c.ok, module.name, c.notes(), f"{c.lines} lines")
    return out.done()


if __name__ == "__main__":
    sys.exit(main())
