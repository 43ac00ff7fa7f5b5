/* SPDX-License-Identifier: MIT */
/* Left out: maps of user memory. */
#ifndef _ASM_MMAN_H
#define _ASM_MMAN_H



#endif
