/* SPDX-License-Identifier: MIT */
/* What boot leaves behind. */
#ifndef _ASM_SETUP_H
#define _ASM_SETUP_H

#include <linux/init.h>

#endif
