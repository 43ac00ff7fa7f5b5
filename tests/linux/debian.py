# SPDX-License-Identifier: MIT
"""Debian's Linux 6.12: fetched, unpacked, and made ready to build against.

Nothing is installed and nobody needs to be root: `apt-get download` writes the
packages to build/linux/debs, `dpkg -x` unpacks them to build/linux/root, and the
absolute paths in the headers' Makefile are turned to point there.
"""
import pathlib
import re
import shutil
import subprocess

METAS = ("linux-image-6.12-cloud-amd64", "linux-image-cloud-amd64")
IMAGE = re.compile(r"linux-image-(6\.12\.\S*?)-cloud-amd64$")


class Unavailable(Exception):
    """What cannot be had here: a reason to skip, not to fail."""


def output(*command, **more):
    """What a command prints; Unavailable when it fails."""
    try:
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True,
                              stderr=subprocess.STDOUT, **more)
    except FileNotFoundError:
        raise Unavailable(f"no {command[0]} here") from None
    if done.returncode:
        last = done.stdout.strip().split("\n")[-1]
        raise Unavailable(f"{' '.join(command[:2])}: {last}")
    return done.stdout


def depends(package):
    """The names that a package depends on."""
    return re.findall(r"Depends: (\S+)", output("apt-cache", "depends", package))


def packages():
    """What to fetch, by asking Debian's meta packages which 6.12 is current."""
    for meta in METAS:
        try:
            image = next(filter(IMAGE.match, depends(meta)), None)
        except Unavailable:
            continue
        if image:
            headers = image.replace("-image-", "-headers-")
            return [image, headers, "busybox-static"] + [
                p for p in depends(headers)
                if re.match(r"linux-headers-.*-common$|linux-kbuild-", p)]
    raise Unavailable("apt knows no cloud kernel 6.12 (not Debian, or no "
                      "`apt-get update` yet)")


def fetch(work):
    """The packages, in work/debs; once."""
    debs = work / "debs"
    if not (debs / "complete").exists():
        wanted = packages()
        debs.mkdir(parents=True, exist_ok=True)
        output("apt-get", "download", "-q", *wanted, cwd=debs)
        (debs / "complete").write_text("\n".join(wanted) + "\n")
    return sorted(debs.glob("*.deb"))


def redirect(root):
    """Let the headers find each other below root."""
    src = root / "usr/src"
    for makefile in src.glob("linux-headers-*-amd64/Makefile"):
        text = makefile.read_text()
        makefile.write_text(re.sub(r"^(include )/usr/src/", rf"\g<1>{src}/",
                                   text, flags=re.M))
        # only for type information, which would need pahole
        (makefile.parent / "vmlinux").unlink(missing_ok=True)


class Linux:
    """An unpacked kernel: its image, its modules, and a tree to build with."""

    def __init__(self, work):
        work = pathlib.Path(work).resolve()
        self.root = work / "root"
        debs = fetch(work)
        if not (self.root / "complete").exists():
            shutil.rmtree(self.root, ignore_errors=True)
            for deb in debs:
                output("dpkg", "-x", str(deb), str(self.root))
            redirect(self.root)
            (self.root / "complete").touch()
        self.vmlinuz = next(self.root.glob("boot/vmlinuz-*"))
        self.release = self.vmlinuz.name[len("vmlinuz-"):]
        self.tree = self.root / f"usr/src/linux-headers-{self.release}"
        self.busybox = next(p for p in (self.root / "bin/busybox",
                                        self.root / "usr/bin/busybox")
                            if p.exists())

    def compiler(self):
        """The one that the kernel was built with if it is here, else gcc."""
        text = (self.tree / ".kernelvariables").read_text()
        found = re.search(r"\)(gcc-\d+)$", text, re.M)
        for name in [found[1]] if found else []:
            if shutil.which(f"x86_64-linux-gnu-{name}"):
                return f"x86_64-linux-gnu-{name}"
        return "gcc"
