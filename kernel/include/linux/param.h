/* SPDX-License-Identifier: MIT */
/* Ticks a second, by its old path. */
#ifndef _LINUX_PARAM_H
#define _LINUX_PARAM_H

#include <asm/param.h>

#endif
