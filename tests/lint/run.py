#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The rules of structure that a compiler does not check.

layers: no object uses a symbol of a layer above its own (docs/layers.md)
headers: each compiles alone, under every compiler that is here
rings: no header includes itself by a detour
exports: what inline functions call for a module, the kernel exports
reading: docs/reading-order.md names every source file once
licence: each file says its licence in its first lines
"""
import argparse
import collections
import concurrent.futures
import fnmatch
import os
import pathlib
import re
import shutil
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent))
import tap

HEADER_ROOTS = ("kernel/include", "arch/x86_64/include")


def fenced(path, name):
    """The lines of the block ```name in a markdown file."""
    block = re.search(rf"^```{name}\n(.*?)^```", pathlib.Path(path).read_text(),
                      re.M | re.S)
    return [line.split() for line in block[1].splitlines() if line.strip()]


def tracked(*patterns):
    """Files of the tree that git knows or would add."""
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "--", *patterns],
        stdout=subprocess.PIPE, text=True).stdout.split("\n")
    if not any(listed):     # an unpacked archive, without git
        listed = [str(p) for p in pathlib.Path(".").rglob("*")
                  if not str(p).startswith(("build/", ".git/"))]
        listed = [p for p in listed if not patterns or any(
            fnmatch.fnmatch(p, q) or p.startswith(q) for q in patterns)]
    return sorted(p for p in listed if os.path.isfile(p))


# ---------------------------------------------------------------- layers

def layer_of(path, layers):
    """Place in the order, 0 highest; the most exact pattern counts."""
    best = max((p for _, p in layers if fnmatch.fnmatch(path, p)),
               key=len, default=None)
    for place, pattern in layers:
        if pattern == best:
            return place
    return None


def read_layers():
    layers = []
    for place, line in enumerate(fenced("docs/layers.md", "layers")):
        layers += [(place, pattern) for pattern in line[1:]]
    return layers


def symbols(nm, obj):
    """(defined, undefined) global names of an object."""
    defined, undefined = set(), set()
    for line in subprocess.run([nm, "-g", obj], stdout=subprocess.PIPE,
                               text=True).stdout.splitlines():
        kind, name = line.split()[-2:]
        (undefined if kind in "Uvw" else defined).add(name)
    return defined, undefined


def check_layers(build, nm):
    layers = read_layers()
    upcalls = {line[0] for line in fenced("docs/layers.md", "upcalls")}
    wrong, objects, home = [], {}, {}
    for source in tracked("boot", "arch", "kernel", "tests/kunit"):
        if not source.endswith((".c", ".asm")):
            continue
        place = layer_of(source, layers)
        if place is None:
            wrong.append(f"{source}: in no layer of docs/layers.md")
            continue
        obj = f"{build}/{os.path.splitext(source)[0]}.o"
        if not os.path.exists(obj):
            wrong.append(f"{source}: not built")
            continue
        defined, undefined = symbols(nm, obj)
        objects[source] = (place, undefined)
        home.update((name, (place, source)) for name in defined)
    for source, (place, undefined) in objects.items():
        for name in sorted(undefined - upcalls):
            above, where = home.get(name, (99, ""))
            if above < place:
                wrong.append(f"{source} uses {name} of {where}, above it")
    used = set().union(*(u for _, u in objects.values())) if objects else set()
    wrong += [f"docs/layers.md: nobody uses the upcall {name}"
              for name in sorted(upcalls - used)]
    return wrong


# --------------------------------------------------------------- headers

def headers():
    return [(root, h[len(root) + 1:]) for root in HEADER_ROOTS
            for h in tracked(root) if h.endswith(".h")]


def compile_alone(compiler, flags, header):
    # twice: the include guard is part of the promise
    text = f"#include <{header}>\n#include <{header}>\n"
    done = subprocess.run(
        [*compiler, *flags, "-fsyntax-only", "-x", "c", "-"], input=text,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    return header, done.stdout if done.returncode else ""


def own_flags(flags, compiler):
    """The kernel's flags, for another compiler than the one of the build."""
    wanted = [f for f in flags if not f.startswith(
        ("-MMD", "-MP", "-mpreferred", "-mstack", "-ggdb", "-O", "-g",
         "-fno-align", "-falign"))]
    place = wanted.index("-isystem") + 1
    wanted[place] = subprocess.run(
        [*compiler, "-print-file-name=include"], stdout=subprocess.PIPE,
        text=True).stdout.strip()
    return wanted


def check_headers(compiler, flags):
    flags = own_flags(flags, compiler)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        results = pool.map(lambda h: compile_alone(compiler, flags, h[1]),
                           headers())
        return [f"{header}: {text}" for header, text in results if text]


def include_graph():
    graph = {}
    names = {header for _, header in headers()}
    for root, header in headers():
        text = pathlib.Path(root, header).read_text()
        graph[header] = [n for n in re.findall(r"^\s*#\s*include <(.*?)>",
                                               text, re.M) if n in names]
    return graph


def check_rings():
    graph, state, path, rings = include_graph(), {}, [], []

    def visit(header):
        state[header] = "open"
        path.append(header)
        for other in graph[header]:
            if state.get(other) == "open":
                rings.append(" > ".join(path[path.index(other):] + [other]))
            elif other not in state:
                visit(other)
        path.pop()
        state[header] = "done"

    for header in graph:
        if header not in state:
            visit(header)
    return rings


# --------------------------------------------------------------- exports

# what only the kernel's own code calls, though it is in a header at Linux's path
NOT_FOR_MODULES = {"tick_cpu_sched"}
LINKER = {"_text", "_stext", "_etext", "_end", "__sched_text_start",
          "__sched_text_end"}


def exported(build, nm):
    names = set()
    objects = [f"{build}/{os.path.splitext(s)[0]}.o"
               for s in tracked("arch", "kernel") if s.endswith((".c", ".asm"))]
    out = subprocess.run([nm, *filter(os.path.exists, objects)],
                         stdout=subprocess.PIPE, text=True).stdout
    for line in out.splitlines():
        name = line.split()[-1] if line else ""
        if name.startswith("__export_"):
            names.add(name[len("__export_"):])
    return names


def check_exports(build, nm, flags):
    """Every inline function of every header, compiled as for a module."""
    public = [h for _, h in headers()
              if not h.startswith(("kernel/", "kunit/"))
              and h not in ("linux/old_names.h", "linux/old_proc.h",
                            "linux/old_timers.h")]
    text = "".join(f"#include <{h}>\n" for h in public)
    obj = f"{build}/lint-exports.o"
    done = subprocess.run(
        ["gcc", *own_flags(flags, ["gcc"]), "-DMODULE", "-O1", "-w",
         "-fkeep-inline-functions", "-c", "-o", obj, "-x", "c", "-"],
        input=text, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode:
        return [f"the headers together: {done.stdout}"]
    _, undefined = symbols(nm, obj)
    os.unlink(obj)
    return [f"an inline function uses {name}, which is not exported" for name in
            sorted(undefined - exported(build, nm) - NOT_FOR_MODULES - LINKER)]


# ------------------------------------------------------- order and licence

def check_reading():
    order = pathlib.Path("docs/reading-order.md").read_text()
    count = collections.Counter(re.findall(r"`([\w./-]+\.(?:c|asm|ld|h))`",
                                           order))
    sources = {s for s in tracked("boot", "arch", "kernel", "linker.ld")
               if s.endswith((".c", ".asm", ".ld"))}
    return [f"{s}: not in docs/reading-order.md"
            for s in sorted(sources - set(count))] + \
        [f"{s}: named {n} times" for s, n in count.items() if n > 1] + \
        [f"{s}: named, but not there" for s in count
         if not os.path.exists(s)]


def check_licence():
    missing = []
    for path in tracked():
        if path.endswith((".md", ".tsv", ".gitignore")) or path == "LICENSE" \
                or path.startswith(("iso/initrd/", "docs/")) \
                or re.match(r"tests/modules/.*/(run|expect|differs|Kbuild)$",
                            path):
            continue
        with open(path, errors="replace") as file:
            if "SPDX-License-Identifier:" not in file.read(400):
                missing.append(path)
    return missing


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", default="build")
    parser.add_argument("--nm", default="nm")
    parser.add_argument("--only")
    parser.add_argument("flags", nargs="*", help="the kernel's CFLAGS, after --")
    args = parser.parse_args()
    checks = {"layers": lambda: check_layers(args.build, args.nm)}
    for name in ("gcc", "clang"):
        if shutil.which(name):
            checks[f"headers-{name}"] = \
                lambda name=name: check_headers([name], args.flags)
    if shutil.which("gcc"):
        checks["exports"] = lambda: check_exports(args.build, args.nm,
                                                  args.flags)
    checks |= {"rings": check_rings, "reading-order": check_reading,
               "licence": check_licence}
    out = tap.Tap("lint")
    for name, check in checks.items():
        if not args.only or name.startswith(args.only):
            wrong = check()
            shown = wrong[:40] + ["..."] * (len(wrong) > 40)
            out.result(not wrong, name, "\n".join(shown),
                       f"{len(wrong)} findings" if wrong else "")
    return out.done()


if __name__ == "__main__":
    sys.exit(main())
