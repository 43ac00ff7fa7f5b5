/* SPDX-License-Identifier: MIT */
/*
 * Left out: sources of randomness of devices; get_random_bytes() is there.
 */
#ifndef _LINUX_HW_RANDOM_H
#define _LINUX_HW_RANDOM_H

#include <linux/refused.h>

__refused_area("<linux/hw_random.h>", "sources of randomness of devices; get_random_bytes() is there")

#endif
