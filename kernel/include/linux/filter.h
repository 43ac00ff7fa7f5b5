/* SPDX-License-Identifier: MIT */
/* Left out: BPF. */
#ifndef _LINUX_FILTER_H
#define _LINUX_FILTER_H

#include <linux/refused.h>

__refused_area("<linux/filter.h>", "BPF")

#endif
