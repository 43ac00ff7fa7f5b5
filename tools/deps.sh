#!/bin/sh
# SPDX-License-Identifier: MIT
# Install what building, running and testing need. Asks nothing.
set -eu

packages="gcc libc6-dev binutils nasm clang lld llvm
	qemu-system-x86 ovmf seabios
	grub-common grub-pc-bin grub-efi-amd64-bin xorriso xz-utils mtools cpio
	gdb python3 bsdextrautils fonts-spleen"
# tests for which these are missing are skipped; not every release has them
optional="bochs bochsbios vgabios"

if ! command -v apt-get >/dev/null; then
	echo "No apt-get here. Install what your system calls these:" $packages >&2
	exit 1
fi
missing() {
	for p in "$@"; do
		case $(dpkg-query -W -f '${Status}' "$p" 2>/dev/null) in
		*' installed') ;;
		*) echo "$p" ;;
		esac
	done
}
[ -n "$(missing $packages $optional)" ] || exit 0
as_root=
[ "$(id -u)" = 0 ] || as_root="sudo"
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get update -q
for p in $optional; do
	[ -z "$(LC_ALL=C apt-cache -q policy "$p" | grep 'Candidate: [^(]')" ] ||
		packages="$packages $p"
done
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q \
	--no-install-recommends $(missing $packages)
