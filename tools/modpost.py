#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""What a module needs, before it is linked: Linux's scripts/mod/modpost.

Names that a module uses and does not define must be exported by the kernel
(marks __export_NAME in its symbol table) or by another module of this build;
then NAME.mod.c is written: the struct module, and which modules come first.
A name that nobody has is an error that names it (with --warn a warning: the
loader will say it again).
"""
import argparse
import pathlib
import subprocess
import sys

MARK = "__export_"

TEMPLATE = """\
// SPDX-License-Identifier: MIT
/* Made by tools/modpost.py. */
#include <linux/module.h>
#include <linux/vermagic.h>

int init_module(void) __attribute__((weak));
void cleanup_module(void) __attribute__((weak));

struct module __this_module
__used __section(".gnu.linkonce.this_module") = {{
	.name = KBUILD_MODNAME,
	.init = init_module,
	.exit = cleanup_module,
}};

MODULE_INFO(depends, "{depends}");
{intree}MODULE_INFO(name, KBUILD_MODNAME);
MODULE_INFO(vermagic, VERMAGIC_STRING);
"""


class Object:
    """Symbols of an object file."""

    def __init__(self, nm, path):
        self.defined, self.undefined, self.weak = set(), set(), set()
        self.exported = set()
        for line in subprocess.run([nm, path], stdout=subprocess.PIPE,
                                   text=True, check=True).stdout.splitlines():
            kind, name = line.split()[-2:]
            if kind == "U":
                self.undefined.add(name)
            elif kind in "vw":
                self.weak.add(name)
            elif kind == "a" and name.startswith(MARK):
                self.exported.add(name[len(MARK):])
            else:
                self.defined.add(name)


def image_of(path):
    """Its bytes: enough to see whether .modinfo has a word."""
    return pathlib.Path(path).read_bytes()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--nm", default="nm")
    parser.add_argument("--kernel", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--intree", action="store_true",
                        help="part of the kernel's own tree: no taint, and"
                        " test modules may use all of its global symbols")
    parser.add_argument("--warn", action="store_true")
    parser.add_argument("--extra", action="append", default=[],
                        help="a Module.symvers of another folder")
    parser.add_argument("modules", nargs="+")
    args = parser.parse_args()

    kernel = Object(args.nm, args.kernel)
    mods = {m: Object(args.nm, f"{args.out}/{m}.mod-parts.o")
            for m in args.modules}
    owner = {name: m.rsplit("/", 1)[-1].replace("-", "_")
             for m, o in mods.items() for name in o.exported}
    for symvers in args.extra:
        for line in pathlib.Path(symvers).read_text().splitlines():
            _, name, module, *_ = line.split("\t")
            owner.setdefault(name, module.rsplit("/", 1)[-1].replace("-", "_"))

    failed = False
    for m, o in mods.items():
        image = image_of(f"{args.out}/{m}.mod-parts.o")
        test = args.intree and b"EXPORTED_FOR_KUNIT_TESTING" in image
        known = kernel.defined if test else kernel.exported
        need = o.undefined - known - {"__this_module"}
        for name in sorted(need - set(owner)):
            failed = True
            print(f"{'WARNING' if args.warn else 'ERROR'}: modpost: \"{name}\" "
                  f"[{args.out}/{m}.ko] undefined!", file=sys.stderr)
        if b"license=" not in image:
            print(f"WARNING: modpost: missing MODULE_LICENSE() in {m}.o",
                  file=sys.stderr)
        own = m.rsplit("/", 1)[-1].replace("-", "_")
        depends = sorted({owner[n] for n in need if n in owner} - {own})
        text = TEMPLATE.format(
            depends=",".join(depends),
            intree='MODULE_INFO(intree, "Y");\n' if args.intree else "")
        pathlib.Path(f"{args.out}/{m}.mod.c").write_text(text)
    symvers = "".join(
        f"0x00000000\t{name}\t{m}\tEXPORT_SYMBOL\t\n"
        for m, o in mods.items() for name in sorted(o.exported))
    pathlib.Path(args.out, "Module.symvers").write_text(symvers)
    return 1 if failed and not args.warn else 0


if __name__ == "__main__":
    sys.exit(main())
