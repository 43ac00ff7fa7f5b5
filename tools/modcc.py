#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""modcc.py COMPILER FLAGS... -c -o FILE.o FILE.c: compile a file of a module.

First just as it is, against the API of Linux 6.12. If that fails, once more
with the names of older kernels (linux/old_names.h), and so that a name which
the module defines itself wins over a declaration in a header. What the second
run warns about tells the reader what has changed.
"""
import os
import pathlib
import re
import subprocess
import sys

# how the compiler says that the module defines what a header declares
CLASHES = (r"static declaration of '(\w+)' follows non-static declaration",
           r"conflicting types for '(\w+)'",
           r"redefinition of '(?:struct |union |enum )?(\w+)'",
           r"redeclaration of '(?:enumerator )?(\w+)'",
           r"'(\w+)' redeclared as different kind of symbol")
HEADER = r"(?:kernel|arch/\w+)/include/"
OLD_PROC = r"\bcreate_proc_(?:read_)?entry\b"
OLD_TIMERS = r"\b(?:init_timer\w*|setup_(?:\w+_)?timer\w*|TIMER_INITIALIZER)\b" \
    r"|\bDEFINE_TIMER\s*\((?:[^,()]*,){3}"


def compile_(command):
    done = subprocess.run(command, stderr=subprocess.PIPE, text=True,
                          env={**os.environ, "LC_ALL": "C"})
    return done.returncode, done.stderr


def clashing_names(errors):
    """Names that the module defines; one in a header is the kernel's affair."""
    lines = "\n".join(line for line in errors.splitlines()
                      if "error:" in line and not re.match(HEADER, line))
    return {name for pattern in CLASHES for name in re.findall(pattern, lines)
            if not name.startswith("__linux_")}


def own_names_win(source, names, wrapper):
    """A copy of the source where the headers' use of names is another one."""
    lines = source.read_text(errors="replace").split("\n")
    last = max((i for i, line in enumerate(lines)
                if re.match(r"\s*#\s*include\b", line)), default=-1)
    text = [f"#define {name} __linux_{name}" for name in names]
    text += [f'#line 1 "{source}"', *lines[:last + 1]]
    text += [f"#undef {name}" for name in names]
    text += [f'#line {last + 2} "{source}"', *lines[last + 1:]]
    wrapper.write_text("\n".join(text))


def notes_only(said):
    """What is old, once each, without the places where headers declare it."""
    lines = [line for line in said.splitlines() if "warning: " in line]
    return "".join(f"{line}\n" for line in dict.fromkeys(lines))


def hide_wrapper(output, source, wrapper):
    """As if the copy had not been, also in the list of dependencies."""
    wrapper.unlink(missing_ok=True)
    depends = pathlib.Path(output).with_suffix(".d")
    if depends.exists():
        depends.write_text(depends.read_text().replace(str(wrapper),
                                                       str(source)))


def restore_names(output, names):
    """What inline functions of the headers call is the kernel's function."""
    moves = [f"--redefine-sym=__linux_{name}={name}" for name in names]
    subprocess.run(["objcopy", *moves, output], check=True)


def second_try(command, source, output, errors):
    flags = ["-DPID2_OLD_NAMES"]
    text = source.read_text(errors="replace")
    for pattern, flag in ((OLD_TIMERS, "-DPID2_OLD_TIMERS"),
                          (OLD_PROC, "-DPID2_OLD_PROC")):
        if re.search(pattern, text):
            flags.append(flag)
    names = clashing_names(errors)
    wrapper = pathlib.Path(output).with_suffix(".modcc.c")
    for _ in range(4):      # to show one clash the compiler may hide another
        replaced = command
        if names:
            own_names_win(source, sorted(names), wrapper)
            replaced = [str(wrapper) if word == str(source) else word
                        for word in command]
            flags_here = [f"-iquote{source.parent}", *flags]
        else:
            flags_here = flags
        status, said = compile_([replaced[0], *flags_here, *replaced[1:]])
        more = clashing_names(said) - names
        if status == 0 or not more:
            break
        names |= more
    hide_wrapper(output, source, wrapper)
    if status:
        return status, said
    said = notes_only(said)
    if names:
        restore_names(output, sorted(names))
        said = "".join(f"{source}: note: the module's own {name}() wins over "
                       "the kernel's\n" for name in sorted(names)) + said
    return status, said


def main():
    command = sys.argv[1:]
    source = pathlib.Path(next(w for w in reversed(command)
                               if w.endswith(".c")))
    output = command[command.index("-o") + 1]
    status, said = compile_(command)
    if status:
        status_old, said_old = second_try(command, source, output, said)
        # Of two failures the one that says less says more.
        if status_old == 0 or said_old.count("error:") < said.count("error:"):
            status, said = status_old, said_old
    sys.stderr.write(said)
    return status


if __name__ == "__main__":
    sys.exit(main())
