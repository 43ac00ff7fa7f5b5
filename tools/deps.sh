#!/bin/sh
# SPDX-License-Identifier: MIT
# Install what building, running and testing need. Asks nothing.
set -eu

packages="gcc libc6-dev binutils nasm clang lld llvm
	qemu-system-x86 ovmf seabios bochs bochsbios vgabios
	grub-common grub-pc-bin grub-efi-amd64-bin xorriso xz-utils mtools cpio
	gdb python3 bsdextrautils fonts-spleen"

if ! command -v apt-get >/dev/null; then
	echo "No apt-get here. Install what your system calls these:" $packages >&2
	exit 1
fi
missing=
for p in $packages; do
	case $(dpkg-query -W -f '${Status}' "$p" 2>/dev/null) in
	*' installed') ;;
	*) missing="$missing $p" ;;
	esac
done
[ -n "$missing" ] || exit 0
as_root=
[ "$(id -u)" = 0 ] || as_root="sudo"
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get update -q
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q \
	--no-install-recommends $missing
