#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Count what the kernel's operations cost, in guest instructions.

Under `-icount shift=0,sleep=off` the guest's TSC advances by one an
instruction, and a run repeats to the instruction, on a busy machine too. The
figures of Linux 6.1 in linux.tsv come from the same benchmark on the same
emulator. `ratio` is Linux tiny's figure divided by ours.
"""
import argparse
import os
import pathlib
import re
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent))
import guest
import tap

HERE = pathlib.Path(__file__).parent
ICOUNT = "-accel tcg -icount shift=0,sleep=off -rtc base=2020-01-01,clock=vm " \
    "-seed 1"
BOOT_BAR = 10_000_000
IMAGE_BAR = 400_000
# What modules may use (files, devices, works, formats, their loader) is a third
# of the image: known to be over the bar since they can be loaded.
IMAGE_KNOWN = 444_000


def boot(build, mem, cmdline, seconds):
    """Console of a counted run that ends by itself."""
    args = guest.qemu_args(build, mem=mem, cmdline=cmdline, extra=ICOUNT)
    with guest.Guest(args) as vm:
        try:
            vm.end(seconds)
        except guest.GuestTimeout:
            print(vm.text[-3000:])
            sys.exit(f"bench: no end after {seconds} s")
        return guest.STAMP.sub("", vm.text)


def figures(text):
    """{'op field': value} of every kbench line."""
    found = {}
    for line in re.findall(r"^kbench: (.*)$", text, re.M):
        op, *words = line.split()
        pairs = dict(w.split("=", 1) for w in words if "=" in w)
        if op == "throughput":
            op += f"@N={pairs['N']}"
        for key, value in pairs.items():
            found[f"{op} {key}"] = value
    return found


def rows():
    for line in (HERE / "linux.tsv").read_text().splitlines():
        if line and not line.startswith("#"):
            what, key, *numbers = line.split("\t")
            _, _, tiny, bar, *known = map(int, numbers)
            yield what, key, tiny, bar, known[0] if known else bar


def image_size(build):
    """Bytes of the stripped image."""
    stripped = f"{build}/pid2.stripped"
    subprocess.run(["objcopy", "--strip-all", f"{build}/pid2.elf", stripped],
                   check=True)
    return os.path.getsize(stripped)


def boot_count(text):
    """Instructions from the entry point to the prompt, or None."""
    found = re.search(r"cat /proc/boot_ticks[^\n]*\n(\d+)\n", text)
    return int(found[1]) if found else None


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", default="build")
    parser.add_argument("--tap", action="store_true",
                        help="judge each row: its bar, or 2 %% above what"
                        " linux.tsv says is known to miss it")
    parser.add_argument("--raw", action="store_true", help="kbench's lines too")
    args = parser.parse_args()
    text = boot(args.build, "4G", 'run="bench; poweroff"', 400)
    slope = boot(args.build, "4G",
                 'kbench.tests=0x200 run="bench; poweroff"', 300)
    start = boot(args.build, "256M", 'run="cat /proc/boot_ticks; poweroff"', 60)
    if args.raw:
        print(text, slope)
    got = figures(text) | figures(slope)
    table = [(what, int(got[key]) if key in got else None, tiny, bar, known)
             for what, key, tiny, bar, known in rows()]
    table.append(("entry point to prompt", boot_count(start), 223_000_000,
                  BOOT_BAR, BOOT_BAR))
    table.append(("image, stripped, bytes", image_size(args.build), 3_000_000,
                  IMAGE_BAR, IMAGE_KNOWN))
    out = tap.Tap("bench") if args.tap else None
    print(f"# {'operation':46} {'pid2':>10} {'Linux tiny':>12} {'bar':>11} "
          "ratio")
    for what, ours, tiny, bar, known in table:
        shown = "-" if ours is None else f"{ours:,}"
        ratio = f"{tiny / ours:5.1f}" if ours else "    -"
        mark = "" if ours is not None and ours <= bar else "  over the bar"
        print(f"# {what:46} {shown:>10} {tiny:>12,} {bar:>11,} {ratio}{mark}")
        if out:
            # a bar that was missed is no excuse to miss it by more
            limit = max(bar, known + known // 50)
            out.result(ours is not None and ours <= limit, what,
                       f"{shown}, the limit is {limit:,}",
                       f"{shown}{mark}")
    return out.done() if out else 0


if __name__ == "__main__":
    sys.exit(main())
