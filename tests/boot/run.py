#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Boot the machines of cases.cfg, each afresh in QEMU or Bochs; judge them.

One word a case: PASS FAIL SKIP ERROR CRASH TIMEOUT. PASS asks for a prompt,
for the process table that Linux prints (PIDs, parents, names), for an end by
`poweroff`, and for no line of trouble on the way.
"""
import argparse
import concurrent.futures
import configparser
import os
import pathlib
import re
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent))
import bochs
import guest
import tap

HERE = pathlib.Path(__file__).parent
ROW = re.compile(r"^\s*(\S+)\s+(\d+)\s+(\d+)\s+.*?(\S.*)$")


class Failed(Exception):
    """What was printed is not what the case expects."""


def need(condition, words):
    if not condition:
        raise Failed(words)


def ps_rows(text):
    """{pid: (ppid, name)} from the output of `ps -ef`."""
    rows = {}
    for line in text.split("\n"):
        part = line.split(None, 7)
        if len(part) == 8 and part[1].isdigit() and part[2].isdigit():
            rows[int(part[1])] = (int(part[2]), part[7].strip())
    return rows


def check_ps(text, cpus):
    """PID 1 and 2 are children of 0; every other thread is one of PID 2."""
    rows = ps_rows(text)
    need(rows.get(1, (-1,))[0] == 0, "ps: PID 1 is not a child of 0")
    need(rows.get(2) == (0, "[kthreadd]"), "ps: PID 2 is not [kthreadd]")
    for pid, (ppid, name) in rows.items():
        need(pid <= 2 or ppid == 2, f"ps: {name} has PPID {ppid}, not 2")
        need(pid == 1 or re.fullmatch(r"\[.*\]", name),
             f"ps: no brackets around {name}")
    for kind in ("ksoftirqd", "migration"):
        want = {f"[{kind}/{n}]" for n in range(cpus)}
        have = {n for _, n in rows.values() if n.startswith(f"[{kind}/")}
        need(have == want, f"ps: {kind} threads: {len(have)}, not {cpus}")
    for name in ("[rcu_gp]", "[khungtaskd]"):
        need(name in {n for _, n in rows.values()}, f"ps: no {name}")


def run_script(vm, script, seconds):
    """Lines `> text` are typed, `k text` on the keyboard, `< regex` awaited.

    What a named group matched stands for {name} in the lines after it.
    """
    known = {}
    for line in filter(None, map(str.strip, script.split("\n"))):
        text = re.sub(r"\{([a-z]+)\}", lambda m: known[m[1]], line[2:])
        if line.startswith("> "):
            vm.type(text)
        elif line.startswith("k "):
            vm.press(text)
        elif line.startswith("< "):
            known |= vm.expect(text, seconds).groupdict()
        else:
            raise ValueError(f"neither > nor k nor <: {line}")


class Case:
    """One section of cases.cfg."""

    def __init__(self, name, cfg, out):
        self.name, self.cfg = name, cfg
        self.out = out
        self.seconds = cfg.getint("timeout")
        self.cases = []         # what KUnit reported, in the kunit session
        self.hangs = cfg.getboolean("hangs", fallback=False)
        self.note = ""

    def machine(self):
        c = self.cfg
        if c["machine"] == "bochs":
            return bochs.Bochs(f"{self.out}/pid2.iso", c["smp"],
                               c["mem"].rstrip("M"), c["cpu"], c["qemu"])
        return guest.Guest(guest.qemu_args(
            self.out, c["boot"], c["firmware"], c["machine"], c["cpu"],
            c["smp"], c["mem"], c["cmdline"], c.getboolean("serial"),
            c["qemu"]))

    def lacks(self):
        """Debian packages that this case needs and nobody else does."""
        return bochs.missing() if self.cfg["machine"] == "bochs" else []

    def session(self, vm):
        kind = self.cfg["session"]
        if kind != "status":
            vm.prompt(self.seconds)
        if kind == "shell":
            cpus = self.cfg.getint("cpus", fallback=int(self.cfg["smp"]))
            check_ps(vm.command("ps -ef", self.seconds), cpus)
        elif kind == "kunit":
            vm.type("test")
            vm.expect(r"# kunit: \d+ suites, \d+ failed", self.seconds)
            vm.prompt(self.seconds)
            self.cases = guest.ktap(vm.text)
            need(self.cases, "the kernel reported no test")
        if self.cfg.get("script"):
            run_script(vm, self.cfg["script"], self.seconds)
        if kind != "status" and not self.cfg.get("status") and not self.hangs:
            vm.type("poweroff")

    def wanted_status(self):
        """debug_exit says 33 when all went well; ACPI's power-off says 0."""
        if self.cfg.get("status"):
            return self.cfg.getint("status")
        if self.cfg["boot"] != "pvh":
            return 0
        return 33 if all(ok for _, _, ok, _, _ in self.cases) else 35

    def judge(self, vm):
        """(word, reason)"""
        trouble = not self.cfg.getboolean("oops", fallback=False)
        try:
            self.session(vm)
            if self.hangs:
                return "PASS", ""
            status = vm.end(self.seconds)
            need(status == self.wanted_status(),
                 f"the emulator's status is {status}, not {self.wanted_status()}")
            need(not trouble or not vm.trouble(), vm.trouble())
        except Failed as why:
            return "FAIL", str(why)
        except guest.GuestTimeout as what:
            word = "CRASH" if trouble and vm.trouble() else "TIMEOUT"
            return word, f"{vm.trouble() or ''} no {what} in {self.seconds} s"
        except guest.GuestEnded as what:
            return "CRASH", f"QEMU ended before {what}"
        return "PASS", ""

    def run(self):
        """(word, reason, console)"""
        started = time.monotonic()
        if self.lacks():
            self.note = "needs " + " ".join(self.lacks())
            return "SKIP", self.note, ""
        try:
            with self.machine() as vm:
                word, why = self.judge(vm)
                console = vm.text
        except (OSError, ValueError) as error:
            return "ERROR", str(error), ""
        self.note = f"{time.monotonic() - started:.1f} s"
        return word, why, console


def report(out, case, result, log_dir):
    """Print one case's results; the console is kept beside the build."""
    word, why, console = result
    (log_dir / f"{case.name}.log").write_text(console)
    for suite, name, ok, skipped, notes in case.cases:
        remark = "SKIP " + " ".join(notes) if skipped else ""
        out.result(ok, f"{case.name}: {suite}.{name}", notes, remark)
    tail = STRIP.sub("", console).rstrip().split("\n")[-25:]
    out.result(word in ("PASS", "SKIP"), case.name, [why] + tail,
               f"{word} {case.note}".strip())


STRIP = re.compile(r"[^\x20-\x7e\n]")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", default="build")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--show", action="store_true",
                        help="print the console of each case")
    parser.add_argument("cases", nargs="*", help="names, or beginnings of them")
    args = parser.parse_args()
    builds = {"release": args.build, "debug": f"{args.build}/debug",
              "llvm": f"{args.build}/llvm"}
    log_dir = pathlib.Path(args.build) / "test"
    log_dir.mkdir(parents=True, exist_ok=True)

    config = configparser.ConfigParser(interpolation=None)
    config.read(HERE / "cases.cfg")
    chosen = [Case(n, config[n], builds[config[n]["build"]])
              for n in config.sections()
              if not args.cases or any(n.startswith(w) for w in args.cases)]
    out = tap.Tap("boot")
    # the slow ones first, so that two workers end at about the same time
    chosen.sort(key=lambda c: -c.seconds)
    with concurrent.futures.ThreadPoolExecutor(
            min(args.jobs, os.cpu_count() or 1)) as pool:
        futures = {pool.submit(c.run): c for c in chosen}
        for future in concurrent.futures.as_completed(futures):
            report(out, futures[future], future.result(), log_dir)
            if args.show:
                print(future.result()[2])
    return out.done()


if __name__ == "__main__":
    sys.exit(main())
