# SPDX-License-Identifier: MIT
"""One virtual machine under test: start it, read its console, type, see it end.

Shared by tests/boot, tests/bench and tests/gdb. A wait is for an event; its
limit is a hang detector. What would make it lie: reading output of an earlier
machine. So every Guest is a fresh QEMU process with pipes of its own.
"""
import os
import re
import select
import socket
import subprocess
import time

PROMPT = re.compile(r"(?:^|\n)pid2# $")
# what no healthy boot prints
TROUBLE = re.compile(r"Kernel panic|Oops|BUG: |WARNING: "
                     r"|general protection|unable to handle")
ANSI = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\r")
EXPECTED = re.compile(r"# \w+: warning expected.*?---\[ end trace", re.S)
STAMP = re.compile(r"^\[ *\d+\.\d+\] ?", re.M)
OVMF = next((p for p in ("/usr/share/ovmf/OVMF.fd", "/usr/share/qemu/OVMF.fd")
             if os.path.exists(p)), "OVMF.fd")


# QEMU's names of keys that are no letters or digits
KEYS = {"\n": "ret", " ": "spc", "-": "minus", "_": "shift-minus", "/": "slash",
        "|": "shift-backslash", "\"": "shift-apostrophe", "\b": "backspace"}


class GuestTimeout(Exception):
    """The awaited text did not come."""


class GuestEnded(Exception):
    """QEMU ended before the awaited text came."""


def qemu_args(out, boot="pvh", firmware="bios", machine="pc", cpu="qemu64",
              smp="1", mem="256M", cmdline="", serial=True, extra=""):
    """The argument list of QEMU for one machine."""
    args = ["qemu-system-x86_64", "-machine", machine, "-cpu", cpu,
            "-smp", str(smp), "-m", mem, "-display", "none", "-no-reboot",
            "-monitor", "none", "-nic", "none",
            "-device", "isa-debug-exit,iobase=0xf4,iosize=4",
            "-serial", "stdio" if serial else "none"]
    if "icount" not in extra:
        args += ["-accel", "tcg"]
    if firmware == "uefi":
        args += ["-bios", OVMF]
    if boot == "pvh":
        args += ["-kernel", f"{out}/pid2.elf", "-initrd", f"{out}/initrd.cpio",
                 "-append", f"debug_exit=0xf4 {cmdline}".strip()]
    elif boot == "iso":
        args += ["-cdrom", f"{out}/pid2.iso", "-boot", "d"]
    else:
        args += ["-device", "qemu-xhci",
                 "-device", "usb-storage,drive=stick,bootindex=0", "-drive",
                 f"if=none,id=stick,format=raw,readonly=on,file={out}/pid2.iso"]
    return args + extra.split()


class Guest:
    """A QEMU process whose first serial port is our pipe.

    Its monitor, through which keys are pressed, is a socket of ours.
    """

    def __init__(self, args):
        self.monitor, theirs = socket.socketpair()
        args = args + ["-chardev", f"socket,id=keys,fd={theirs.fileno()}",
                       "-mon", "chardev=keys,mode=readline"]
        self.text = ""          # all that was printed, without terminal codes
        self.seen = 0           # how far expect() has consumed it
        self._partial = b""
        self.start = time.monotonic()
        self.process = subprocess.Popen(
            args, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, bufsize=0, pass_fds=[theirs.fileno()])
        theirs.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.process.stdin.close()
        self.process.stdout.close()
        if self.monitor:
            self.monitor.close()

    def _read(self, seconds):
        """Take what came; False at the end of the output."""
        fd = self.process.stdout.fileno()
        if not select.select([fd], [], [], max(0, seconds))[0]:
            return True
        data = os.read(fd, 65536)
        whole = self._partial + data
        # an escape sequence may be cut in two
        cut = whole.rfind(b"\x1b")
        cut = cut if cut >= 0 and len(whole) - cut < 12 and data and \
            not re.match(rb"\x1b\[[0-9;?]*[A-Za-z]", whole[cut:]) \
            else len(whole)
        self._partial = whole[cut:]
        self.text += ANSI.sub("", whole[:cut].decode("utf-8", "replace"))
        return bool(data)

    def expect(self, pattern, seconds):
        """Wait until the pattern appears after what was consumed already."""
        pattern = re.compile(pattern, re.M) if isinstance(pattern, str) \
            else pattern
        limit = time.monotonic() + seconds
        while True:
            found = pattern.search(self.text, self.seen)
            if found:
                self.seen = found.end()
                return found
            left = limit - time.monotonic()
            if left <= 0:
                raise GuestTimeout(pattern.pattern)
            if not self._read(min(left, 1)):
                raise GuestEnded(pattern.pattern)

    def prompt(self, seconds):
        """Wait for the shell; return what was printed before its prompt."""
        before = self.seen
        self.expect(PROMPT, seconds)
        return self.text[before:self.seen]

    def type(self, line):
        """Send a line, at a pace that a 16-byte FIFO takes."""
        for i in range(0, len(line) + 1, 8):
            self.process.stdin.write((line + "\n")[i:i + 8].encode())
            time.sleep(0.02)

    def press(self, line):
        """The same on the keyboard, which takes a key in a tenth of a second."""
        for c in line + "\n":
            key = KEYS.get(c, f"shift-{c.lower()}" if c.isupper() else c)
            self.monitor.sendall(f"sendkey {key} 20\n".encode())
            time.sleep(0.1)

    def command(self, line, seconds):
        """Run a shell command and return its output."""
        self.type(line)
        return self.prompt(seconds)

    def end(self, seconds):
        """Wait for QEMU's end; return its exit status."""
        limit = time.monotonic() + seconds
        while self._read(min(1, limit - time.monotonic())):
            if time.monotonic() > limit:
                raise GuestTimeout("the machine's end")
        return self.process.wait(max(1, limit - time.monotonic()))

    def trouble(self):
        """The first line that no healthy boot prints, or None.

        A test that provokes a warning on purpose announces it.
        """
        text = EXPECTED.sub("", self.text)
        found = TROUBLE.search(text)
        if not found:
            return None
        start = text.rfind("\n", 0, found.start()) + 1
        return text[start:].split("\n", 1)[0]


def ktap(text):
    """The cases in a guest's KTAP: (suite, case, ok, skipped, notes)."""
    suite, notes, cases, plan = "?", [], [], {}
    for line in STAMP.sub("", text).split("\n"):
        if found := re.match(r" {4}# Subtest: (\S+)", line):
            suite, notes = found[1], []
        elif found := re.match(r" {4}1\.\.(\d+)", line):
            plan[suite] = int(found[1])
        elif found := re.match(r" {4}(not )?ok \d+ (\S+)( # SKIP)?", line):
            cases.append((suite, found[2], not found[1], bool(found[3]), notes))
            notes = []
        elif re.match(r" {4,}", line):
            notes.append(line.strip())
    for name, count in plan.items():
        got = sum(1 for c in cases if c[0] == name)
        if got != count:
            cases.append((name, "plan", False, False,
                          [f"{got} of {count} cases reported"]))
    return cases
