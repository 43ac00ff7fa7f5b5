#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""`make test-linux`: the same module sources on Linux 6.12 and on pid2.

Builds tests/modules against Debian's headers, boots Debian's kernel in QEMU,
loads and unloads each, does the same on pid2, and compares the two consoles line
by line. With --record what Linux printed becomes the file `expect`.
"""
import argparse
import pathlib
import shlex
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parent / "modules")]
import cpio
import debian
import guest
import kbuild
import ours
import suite
import tap

BOOT_SECONDS = 240      # hang detectors, on a busy machine
MODULE_SECONDS = 60
# Linux patches its own code as it boots; QEMU's emulator sometimes misses that
ATTEMPTS = 3


def write_archive(path, programs, objects, lines):
    """Write the archive: programs are files, objects {name: file}."""
    archive = cpio.Cpio()
    for name in ("bin", "dev", "proc", "sys", "tmp", "lib", "lib/modules"):
        archive.add(name, cpio.DIR)
    archive.add("dev/console", cpio.DEVICE, device=(5, 1))
    archive.add("dev/null", cpio.DEVICE, device=(1, 3))
    for program in programs:
        archive.add(f"bin/{program.name}", cpio.FILE | 0o755, program.read_bytes())
    archive.add("init", cpio.FILE | 0o755, (HERE / "init").read_bytes())
    script = "".join(f"line {shlex.quote(line)}\n" for line in lines)
    archive.add("run.sh", cpio.FILE | 0o644, script.encode())
    for name, ko in objects.items():
        archive.add(f"lib/modules/{name}.ko", cpio.FILE | 0o644, ko.read_bytes())
    path.write_bytes(archive.finish())


def build_tool(work):
    """The program behind insmod and rmmod."""
    debian.output("gcc", "-O2", "-Wall", "-Wno-stringop-truncation", "-static",
                  "-o", str(work / "tool"), str(HERE / "tool.c"))
    return work / "tool"


def boot_linux(linux, objects, lines, work, seconds):
    """The console of one boot that runs the lines."""
    archive = work / "initramfs.cpio"
    write_archive(archive, [linux.busybox, build_tool(work)], objects, lines)
    args = ["qemu-system-x86_64", "-machine", "q35", "-cpu", "max,la57=off",
            "-accel", "tcg", "-smp", "4", "-m", "512M", "-display", "none",
            "-no-reboot", "-monitor", "none", "-nic", "none",
            "-serial", "stdio", "-kernel", str(linux.vmlinuz),
            "-initrd", str(archive), "-append",
            "console=ttyS0 quiet printk.devkmsg=on rdinit=/init panic=-1"]
    with guest.Guest(args) as vm:
        try:
            vm.expect("@@ ", BOOT_SECONDS)
            vm.expect("@@ off", seconds)
            vm.end(MODULE_SECONDS)
        except (guest.GuestTimeout, guest.GuestEnded):
            pass        # what was printed tells how far it came
        (work / "linux.log").write_text(vm.text)
        return vm.text


def run_linux(out, chosen, work):
    """{name: lines} as Linux printed them; reports what went wrong."""
    linux = debian.Linux(work)
    print(f"# Linux {linux.release}", flush=True)
    objects, said = kbuild.build(linux, chosen, work / "modules")
    for name, lines in said.items():
        out.result(False, f"{name}: builds against Linux", lines)
    able = [m for m in chosen if all(o in objects for o in m.objects())]
    for attempt in range(ATTEMPTS):
        log = boot_linux(linux, objects, suite.batch(able), work,
                         MODULE_SECONDS * len(able))
        if "@@ off" in log:
            break
        print(f"# Linux did not come to its end, attempt {attempt + 1}: "
              f"{log.strip().splitlines()[-1:]}", flush=True)
    found = suite.sections(log)
    for module in able:
        if not suite.ended(log, module.name):
            out.result(False, f"{module.name}: runs on Linux",
                       found.pop(module.name, ["was not begun"])[-20:])
    return found


def check_record(out, module, lines):
    """Linux must print what is on record, or it is no record."""
    same = suite.Comparison(module, lines, module.expect() or [])
    out.result(not same.diff, f"{module.name}: Linux prints its `expect`",
               same.diff)


def table(rows):
    """Markdown, a row a module."""
    text = "| module | lines | equal | differing | verdict |\n" \
        "| --- | --: | --: | --: | --- |\n"
    for name, c in rows:
        verdict = "same" if not c.diff else "explained" if c.ok else "DIFFERS"
        text += f"| {name} | {c.lines} | {c.equal} | {len(c.diff)} " \
            f"| {verdict} |\n"
    same = sum(not c.diff for _, c in rows)
    return text + f"\n{len(rows)} modules, {same} the same, " \
        f"{sum(c.lines for _, c in rows)} lines, " \
        f"{sum(c.equal for _, c in rows)} equal\n"


def compare(out, chosen, linux, build, work):
    """Run the same on pid2, and compare the two consoles."""
    said = ours.build(build)
    able = [m for m in chosen
            if set(ours.objects(build, m)) == set(m.objects())]
    found = ours.run(build, able, work / "pid2.log")
    rows = []
    for module in chosen:
        lines = found.get(module.name, ["(not built)"])
        c = suite.Comparison(module, linux[module.name], lines)
        rows.append((module.name, c))
        out.result(c.ok, f"{module.name}: the same on both",
                   c.notes() if module in able else
                   ours.complaints(said, module.name))
    (work / "table.md").write_text(table(rows))
    print(table(rows))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", default="build")
    parser.add_argument("--record", action="store_true",
                        help="what Linux prints is what is expected from now on")
    parser.add_argument("--linux-only", action="store_true")
    parser.add_argument("modules", nargs="*")
    args = parser.parse_args()
    work = pathlib.Path(args.build, "linux").resolve()
    chosen = suite.modules(args.modules)
    out = tap.Tap("linux")
    try:
        linux = run_linux(out, chosen, work)
    except debian.Unavailable as why:
        out.result(True, "Linux 6.12 to compare with", remark=f"SKIP {why}")
        return out.done()
    chosen = [m for m in chosen if m.name in linux]
    for module in chosen:
        if args.record:
            module.record(linux[module.name])
        check_record(out, module, linux[module.name])
    if not args.linux_only:
        compare(out, chosen, linux, args.build, work)
    return out.done()


if __name__ == "__main__":
    sys.exit(main())
