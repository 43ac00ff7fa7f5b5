# SPDX-License-Identifier: MIT
# Breakpoints in a module, set before it is there: its init, then its thread.
set breakpoint pending on
break create_init
break thread_fn
continue
backtrace
continue
printf "thread is %s\n", (*(struct task_struct **)($gs_base + (unsigned long)&current_task))->comm
info locals
