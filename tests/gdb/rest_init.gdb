# SPDX-License-Identifier: MIT
# The order in which the first two processes come to life.
break rest_init
break kernel_init
break kthreadd
continue
backtrace
continue
# current, as the kernel finds it: by this CPU's GS base
printf "PID %d is here\n", (*(struct task_struct **)($gs_base + (unsigned long)&current_task))->pid
continue
