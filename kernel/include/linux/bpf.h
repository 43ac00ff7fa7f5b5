/* SPDX-License-Identifier: MIT */
/* Left out: BPF. */
#ifndef _LINUX_BPF_H
#define _LINUX_BPF_H

#include <linux/refused.h>

__refused_area("<linux/bpf.h>", "BPF")

#endif
