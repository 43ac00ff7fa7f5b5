#!/bin/sh
# SPDX-License-Identifier: MIT
# usage: gdb.sh ELF BUILD-DIR QEMU ARGS... ; called by `make gdb`.
# QEMU runs behind, stopped at the first instruction; its serial console is
# kept in console.log and answers on console.sock; gdb has the terminal.
# GDBFLAGS may hold more of gdb's arguments, for instance -batch -x script.
set -eu
elf=$1 out=$2
shift 2
"$@" -display none -S -daemonize -pidfile "$out/gdb.pid" \
	-gdb "unix:$out/gdb.sock,server=on,wait=off" \
	-chardev "socket,id=con,path=$out/console.sock,server=on,wait=off,logfile=$out/console.log" \
	-serial chardev:con
trap 'kill "$(cat "$out/gdb.pid")" 2>/dev/null || :' EXIT INT TERM
echo "console: $out/console.log (to type: socat -,raw,echo=0 $out/console.sock)"
gdb -q -nx "$elf" -ex "target remote $out/gdb.sock" -x .gdbinit \
	-x tools/gdb/modules.py ${GDBFLAGS:-}
