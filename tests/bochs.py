# SPDX-License-Identifier: MIT
"""A machine of Bochs instead of QEMU, with the same methods as guest.Guest.

Bochs interprets one instruction after the other and counts time by them, so
that no two runs differ, however busy the host is, and devices and CPUs that
QEMU makes lenient are strict: what only works by luck shows. It knows no
-kernel: the disc is what it boots. Its first serial port is a pseudo terminal
of ours, its last word the line of its log that says why it ended.

Known: its "rfb" screen has modes of 8 bits only (see iso/grub.cfg), and is the
one in the package that wants no window.
"""
import functools
import os
import pathlib
import pty
import re
import shutil
import subprocess
import tempfile
import time
import tty

import guest

SHARE = pathlib.Path("/usr/share/bochs")
NEEDS = {"bochs": lambda: shutil.which("bochs"),
         "bochsbios": (SHARE / "BIOS-bochs-latest").exists,
         "vgabios": (SHARE / "VGABIOS-lgpl-latest").exists}
# what the log says of an end that the guest asked for
POWER_OFF = re.compile(r"soft power off|Shutdown port")

# ips: instructions that a second of the guest has; sync: no wait for our clock
CONFIG = """\
display_library: rfb, options="timeout=0"
romimage: file={share}/BIOS-bochs-latest
vgaromimage: file={share}/VGABIOS-lgpl-latest
megs: {megs}
cpu: {model}count={cpus}, ips=15000000
clock: sync=none, time0=946684800
ata0-master: type=cdrom, path={iso}, status=inserted
boot: cdrom
com1: enabled=1, mode=term, dev={serial}
sound: driver=dummy
speaker: enabled=0
panic: action=fatal
error: action=report
info: action=report
log: bochs.log
"""


def has_terminals():
    """A bare chroot has no /dev/pts to make a pseudo terminal in."""
    try:
        for end in pty.openpty():
            os.close(end)
    except OSError:
        return False
    return True


def missing():
    """The Debian packages, or what else, that are not there."""
    lacking = [package for package, there in NEEDS.items() if not there()]
    return lacking if has_terminals() else lacking + ["/dev/pts"]


@functools.cache
def debugger():
    """What makes a Bochs go that was built with a debugger, as Debian's is."""
    usage = subprocess.run(["bochs", "--help"], stdin=subprocess.DEVNULL,
                           stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return ["-rc", "go"] if b"-rc " in usage.stdout else []


class Bochs(guest.Guest):
    """A Bochs process whose first serial port is our pseudo terminal."""

    def __init__(self, iso, cpus=1, megs=256, model="", extra=""):
        # not Guest's: that starts QEMU
        self.text, self.seen, self._partial = "", 0, b""
        self.monitor = None
        self.start = time.monotonic()
        self.folder = tempfile.TemporaryDirectory(prefix="pid2-bochs-")
        master, self.slave = pty.openpty()
        tty.setraw(self.slave)
        folder = pathlib.Path(self.folder.name)
        (folder / "bochsrc").write_text(CONFIG.format(
            share=SHARE, megs=megs, model=f"model={model}, " if model else "",
            cpus=cpus, iso=pathlib.Path(iso).resolve(),
            serial=os.ttyname(self.slave)) + extra + "\n")
        (folder / "go").write_text("c\n")
        with open(folder / "out", "wb") as out:
            self.process = subprocess.Popen(
                ["bochs", "-q", "-f", "bochsrc"] + debugger(), cwd=folder,
                stdin=subprocess.DEVNULL, stdout=out, stderr=out)
        self.process.stdout = os.fdopen(master, "rb", 0)
        self.process.stdin = os.fdopen(os.dup(master), "wb", 0)

    def __exit__(self, *_):
        super().__exit__()
        os.close(self.slave)
        self.folder.cleanup()

    def _read(self, seconds):
        """As Guest's; but a terminal has no end, so ask the process."""
        before = len(self.text)
        super()._read(min(seconds, 0.2))
        return len(self.text) > before or self.process.poll() is None

    def end(self, seconds):
        """Wait for the end; 0 if the guest asked for it."""
        status = super().end(seconds)
        log = pathlib.Path(self.folder.name, "bochs.log").read_text(errors="replace")
        if POWER_OFF.search(log):
            return 0
        return status or 1
