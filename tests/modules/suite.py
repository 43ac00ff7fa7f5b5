# SPDX-License-Identifier: MIT
"""The modules of this folder, and what two consoles have to say about them.

A console log is cut at the lines '@@ begin NAME' and '@@ end NAME'. Between
them stand what the module printed and what the commands of its script wrote, as
lines without time stamps in which all that may vary is a '*' (see README.md).
"""
import difflib
import pathlib
import re

HERE = pathlib.Path(__file__).resolve().parent
MARK = re.compile(r"@@ (begin|end) (\S+)$")
STAMP = re.compile(r"\[ *\d+\.\d{6}\] ")
ANSI = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\r")
FREE = [
    # a value that a module marks as free
    (re.compile(r"\b(pid|cpu)=\d+\b"), r"\1=*"),
    # kernel addresses, and hashed ones, which end in 32 bits
    (re.compile(r"\b(0x)?ffff[0-9a-f]{12}\b"), "ADDR"),
    (re.compile(r"\b0{8}(?!0{8})[0-9a-f]{8}\b"), "ADDR"),
    # an offset in a function, and its size, are the compiler's
    (re.compile(r"\+0x[0-9a-f]+/0x[0-9a-f]+"), "+0x*/0x*"),
]
# what a kernel says when it pleases, or once, and not about a module
NOISE = re.compile(r"random: crng init done|clocksource: |input: |tsc: |"
                   r"sched_clock: |workqueue: .* hogged CPU|hrtimer: interrupt|"
                   r"\w+: loading out-of-tree module taints kernel|"
                   r"\w+ \(\d+\): drop_caches: |"
                   r"\w+: module verification failed: signature")


def normalise(line):
    """One line of a console as it is compared."""
    for pattern, star in FREE:
        line = pattern.sub(star, line)
    return line.rstrip()


def sections(log):
    """{module: lines} of a console log; of an unended section, all there is."""
    log = STAMP.sub("\n", ANSI.sub("", log))
    found, lines = {}, None
    for line in log.split("\n"):
        if mark := MARK.search(line):
            if mark[1] == "begin":
                lines = found.setdefault(mark[2], [])
            else:
                lines = None
        elif lines is not None and line and not NOISE.match(line):
            lines.append(normalise(line))
    return found


def ended(log, name):
    """Did the script of that module come to its end?"""
    return f"@@ end {name}" in log


class Module:
    """tests/modules/NAME: sources, what is done with them, what they print."""

    def __init__(self, folder):
        self.dir = folder
        self.name = folder.name
        self.sources = sorted(folder.glob("*.[ch]"))
        kbuild = folder / "Kbuild"
        self.kbuild = kbuild.read_text() if kbuild.exists() else "".join(
            f"obj-m += {s.stem}.o\n" for s in self.sources
            if s.suffix == ".c")

    def objects(self):
        """The names of its .ko files."""
        text = self.kbuild.replace("\\\n", " ")
        return [o[:-2] for line in re.findall(r"^obj-m\s*[+:]?=(.*)$", text,
                                              re.M) for o in line.split()]

    def script(self):
        """The shell lines of its run."""
        run = self.dir / "run"
        if not run.exists():
            return [f"insmod {self.name}", "sleep 0.3", f"rmmod {self.name}"]
        return [line.strip() for line in run.read_text().split("\n")
                if line.strip() and not line.startswith("#")]

    def expect(self):
        """The recorded lines of Linux, or None."""
        path = self.dir / "expect"
        return path.read_text().splitlines() if path.exists() else None

    def record(self, lines):
        """Write what Linux printed down as what is expected."""
        (self.dir / "expect").write_text("".join(f"{s}\n" for s in lines))

    def excused(self):
        """The '-' and '+' lines that the file `differs` explains."""
        path = self.dir / "differs"
        lines, why = [], False
        for line in path.read_text().splitlines() if path.exists() else []:
            if line.startswith("# "):
                why = True
            elif line[:1] in "-+" and line and why:
                lines.append(line)
            elif line:
                raise ValueError(f"{path}: neither '# why' nor -/+: {line}")
            else:
                why = False
        return lines


def modules(words=()):
    """All modules, or those whose names begin with one of the words."""
    return [Module(d) for d in sorted(HERE.iterdir())
            if any(d.glob("*.c")) and
            (not words or any(d.name.startswith(w) for w in words))]


class Comparison:
    """Two consoles about one module, line by line."""

    def __init__(self, module, linux, ours):
        self.lines = len(linux)
        self.diff = [line for line in difflib.ndiff(linux, ours)
                     if line[0] in "-+"]
        self.diff = [line[0] + line[2:] for line in self.diff]
        self.equal = self.lines - sum(d[0] == "-" for d in self.diff)
        excused = module.excused()
        self.unexplained = []
        for line in self.diff:
            if line in excused:
                excused.remove(line)
            else:
                self.unexplained.append(line)
        # an explanation of what does not differ any more is wrong, too
        self.stale = excused
        self.ok = not self.unexplained and not self.stale

    def notes(self):
        """For whom it fails: what differs, '-' Linux's line, '+' ours."""
        return self.unexplained + [f"explained, but the same: {s}"
                                   for s in self.stale]


def batch(chosen):
    """The lines of one shell script that runs all the modules."""
    lines = []
    for module in chosen:
        lines += [f'echo "@@ begin {module.name}"', *module.script(),
                  f'echo "@@ end {module.name}"']
    return lines
