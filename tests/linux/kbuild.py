# SPDX-License-Identifier: MIT
"""Build the modules for Linux: all in one run of the real Kbuild.

Kbuild writes beside the sources, so it gets copies, in build/linux/modules. A
copy is written only when its source has changed, and Kbuild compiles only what
is newer than its object.
"""
import os
import re
import shutil
import subprocess


def put(path, text):
    """Write a file, but only when that changes it."""
    if not path.exists() or path.read_text() != text:
        path.write_text(text)


def copy_sources(chosen, work):
    for module in chosen:
        folder = work / module.name
        folder.mkdir(parents=True, exist_ok=True)
        for source in module.sources:
            put(folder / source.name, source.read_text())
        put(folder / "Kbuild", module.kbuild)
    put(work / "Kbuild", "".join(f"obj-m += {m.name}/\n" for m in chosen))


def drop_others(chosen, work):
    """What has been renamed or removed must not be built or loaded."""
    names = {m.name for m in chosen}
    for folder in work.iterdir() if work.exists() else []:
        if folder.is_dir() and not folder.name.startswith(".") and \
                folder.name not in names:
            shutil.rmtree(folder)


def run_kbuild(linux, chosen, work):
    """What the compiler and modpost said: nothing, when all is well."""
    drop_others(chosen, work)
    copy_sources(chosen, work)
    return subprocess.run(
        ["make", "-k", "-s", f"-j{os.cpu_count()}", "-C", str(linux.tree),
         f"M={work}", f"CC={linux.compiler()}", "CONFIG_DEBUG_INFO_BTF_MODULES=",
         "modules"], env={k: v for k, v in os.environ.items()
                          if not k.startswith("MAKE") and k != "MFLAGS"},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True).stdout


def complaints(said, name):
    """The lines of the output that are about one module."""
    return [line for line in said.split("\n")
            if re.search(rf"[/\"]{name}/|\b{name}\.(c|ko)\b", line)]


def built(chosen, work):
    """{name: .ko} of what is there."""
    return {name: work / m.name / f"{name}.ko"
            for m in chosen for name in m.objects()
            if (work / m.name / f"{name}.ko").exists()}


def build(linux, chosen, work):
    """{name: .ko}, and {module: complaints} of those that could not be built.

    One that does not compile keeps modpost from all others, so these are built
    again without it.
    """
    wrong = {}
    for _ in range(2):
        said = run_kbuild(linux, chosen, work)
        new = {m.name: complaints(said, m.name) for m in chosen}
        wrong |= {name: lines for name, lines in new.items() if lines}
        chosen = [m for m in chosen if m.name not in wrong]
        if not said:
            break
    else:
        if said:
            wrong["Kbuild"] = said.split("\n")
    return built(chosen, work), wrong
