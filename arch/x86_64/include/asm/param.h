/* SPDX-License-Identifier: MIT */
/* Ticks a second. */
#ifndef _ASM_PARAM_H
#define _ASM_PARAM_H

#ifndef HZ
#define HZ		CONFIG_HZ
#endif
#define USER_HZ		100	/* what Linux shows to processes */
#define CLOCKS_PER_SEC	USER_HZ
#define EXEC_PAGESIZE	4096

#endif
