# SPDX-License-Identifier: MIT
# Read by `make gdb` once gdb is attached. Try: break rest_init, continue.
set pagination off
set confirm off
set print pretty on
set disassembly-flavor intel
set history save off
