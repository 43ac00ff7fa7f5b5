/* SPDX-License-Identifier: MIT */
/* Left out: CPU frequencies. */
#ifndef _LINUX_CPUFREQ_H
#define _LINUX_CPUFREQ_H

#include <linux/refused.h>

__refused_area("<linux/cpufreq.h>", "CPU frequencies")

#endif
