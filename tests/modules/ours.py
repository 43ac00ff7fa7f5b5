# SPDX-License-Identifier: MIT
"""The modules on pid2: build them, boot once with all, again for what failed."""
import os
import pathlib
import re
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import cpio
import guest
import suite

BOOT_SECONDS = 60       # hang detectors, on a busy machine
MODULE_SECONDS = 30


def build(out, *variables):
    """Compile the kernel and all modules; what the compiler said."""
    done = subprocess.run(
        ["make", "-k", "-s", f"BUILD={out}", f"M={suite.HERE}", *variables,
         "all"],
        cwd=suite.HERE.parent.parent, stdout=subprocess.PIPE, text=True,
        stderr=subprocess.STDOUT,
        env={k: v for k, v in os.environ.items() if not k.startswith("MAKE")})
    return done.stdout if done.returncode else ""


def objects(out, module):
    """{name: .ko} of one module, as far as they could be built."""
    folder = pathlib.Path(out, "modules", "modules", module.name)
    newest = max(s.stat().st_mtime for s in module.sources)
    found = {name: folder / f"{name}.ko" for name in module.objects()}
    # one that is older than its sources is left from before an error
    return {name: ko for name, ko in found.items()
            if ko.exists() and ko.stat().st_mtime >= newest}


def complaints(said, name):
    """What the compiler and modpost said of one module."""
    return [line for line in said.split("\n")
            if re.search(rf"modules/{name}/|\b{name}\b", line)][:20] or \
        ["not built"]


def write_initrd(path, out, chosen):
    archive = cpio.Cpio()
    for name in ("lib", "lib/modules", "tmp"):
        archive.add(name, cpio.DIR)
    for module in chosen:
        for name, ko in objects(out, module).items():
            stripped = ko.with_suffix(".stripped")
            subprocess.run(["objcopy", "--strip-debug", str(ko),
                            str(stripped)], check=True)
            archive.add(f"lib/modules/{name}.ko", cpio.FILE | 0o644,
                        stripped.read_bytes())
    script = "\n".join(suite.batch(chosen)) + "\n"
    archive.add("run.sh", cpio.FILE | 0o644, script.encode())
    path.write_bytes(archive.finish())


def boot(out, chosen, log):
    """The console of one boot that runs the scripts of these modules."""
    initrd = log.with_suffix(".cpio")
    write_initrd(initrd, out, chosen)
    args = guest.qemu_args(out, machine="q35", smp="4", cmdline='loglevel=8 '
                           'run="sh /run.sh; echo @@ off; poweroff"')
    args[args.index("-initrd") + 1] = str(initrd)
    with guest.Guest(args) as vm:
        try:
            vm.expect("@@ begin", BOOT_SECONDS)
            for module in chosen:
                vm.expect(f"@@ end {module.name}$", MODULE_SECONDS)
            vm.end(BOOT_SECONDS)
        except (guest.GuestTimeout, guest.GuestEnded):
            pass        # what was printed tells how far it came
        log.write_text(vm.text)
        return vm.text


def run(out, chosen, log):
    """{name: lines} as pid2 printed them, all in one boot.

    What did not come to its end, or was not begun since another did not, gets
    a boot of its own, so that one hang or oops does not hide the others.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    text = boot(out, chosen, log)
    found = suite.sections(text)
    for module in chosen:
        if len(chosen) > 1 and not suite.ended(text, module.name):
            alone = boot(out, [module],
                         log.with_name(f"{log.stem}-{module.name}.log"))
            found |= suite.sections(alone)
            if not suite.ended(alone, module.name):
                found.setdefault(module.name, []).append("(hangs here)")
    return found
