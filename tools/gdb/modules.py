# SPDX-License-Identifier: MIT
"""Symbols of modules, for gdb: they come and go with the module.

Sourced by `make gdb`. A breakpoint in a module's function may be set before
the module is loaded (`set breakpoint pending on`): when the kernel is about to
call its init function, the symbols of NAME.ko are added, each section where
the loader has put it, and the breakpoint takes effect.

Linux: scripts/gdb/linux/symbols.py (lx-symbols).
"""
import pathlib
import struct

import gdb

SHF_WRITE, SHF_ALLOC, SHF_EXECINSTR = 1, 2, 4
PERCPU = ".data..percpu"


def sections(path):
    """(name, flags, size, align) of each section of an object file."""
    data = path.read_bytes()
    shoff, = struct.unpack_from("<Q", data, 40)
    shnum, shstrndx = struct.unpack_from("<HH", data, 60)
    headers = [struct.unpack_from("<IIQQQQIIQQ", data, shoff + 64 * i)
               for i in range(shnum)]
    names = headers[shstrndx][4]
    for h in headers:
        start = names + h[0]
        name = data[start:data.index(b"\0", start)].decode()
        yield name, h[2], h[5], h[8]


def part(name, flags):
    """Which part of a module a section is in: part_of() of layout.c."""
    init = name.startswith(".init")
    if flags & SHF_EXECINSTR:
        return "MOD_INIT_TEXT" if init else "MOD_TEXT"
    if init:
        return "MOD_INIT_DATA"
    return "MOD_DATA" if flags & SHF_WRITE else "MOD_RODATA"


def addresses(mod, path):
    """{section: address}, by the same sums as measure_parts()."""
    fill, found = {}, {}
    if int(mod["percpu"]):
        found[PERCPU] = int(mod["percpu"])
    for name, flags, size, align in sections(path):
        if not flags & SHF_ALLOC or name == PERCPU:
            continue
        where = part(name, flags)
        at = -(-fill.get(where, 0) // max(align, 1)) * max(align, 1)
        fill[where] = at + size
        base = int(mod["mem"][int(gdb.parse_and_eval(where))]["base"])
        found[name] = base + at
    return found


def file_of(name):
    """The .ko with debug information, in the tree of the kernel's ELF: of several
    the youngest. Trees of other builds inside it are not looked at."""
    build = pathlib.Path(gdb.current_progspace().filename).parent
    found = [ko for ko in build.glob("**/*.ko")
             if ko.stem.replace("-", "_") == name and "-files" not in str(ko)
             and ko.relative_to(build).parts[0] in ("modules", "tests")]
    return max(found, key=lambda ko: ko.stat().st_mtime, default=None)


class ModuleComes(gdb.Breakpoint):
    """At the first instruction of do_init_module()."""

    def stop(self):
        mod = gdb.parse_and_eval("(struct module *)$rdi").dereference()
        name = mod["name"].string()
        path = file_of(name)
        if path is None:
            print(f"{name}: no {name}.ko below the build folder: no symbols")
            return False
        where = addresses(mod, path)
        text = where.pop(".text", 0)
        more = "".join(f" -s {n} {a:#x}" for n, a in where.items())
        gdb.execute(f"add-symbol-file {path} {text:#x}{more}", to_string=True)
        print(f"{name}: symbols of {path}, code at {text:#x}")
        return False


class ModuleGoes(gdb.Breakpoint):
    """At the first instruction of free_module()."""

    def stop(self):
        mod = gdb.parse_and_eval("(struct module *)$rdi").dereference()
        base = int(mod["mem"][int(gdb.parse_and_eval("MOD_TEXT"))]["base"])
        try:
            gdb.execute(f"remove-symbol-file -a {base:#x}", to_string=True)
        except gdb.error:
            pass        # it had none
        return False


ModuleComes("*do_init_module", internal=True)
ModuleGoes("*free_module", internal=True)
