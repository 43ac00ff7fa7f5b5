/* SPDX-License-Identifier: MIT */
/* uaccess.h - copies whose addresses may be bad; arch/x86_64/cpu/extable.c. */
#ifndef _ASM_UACCESS_H
#define _ASM_UACCESS_H

unsigned long arch_copy_nofault(void *dst, const void *src, unsigned long n);
unsigned long arch_clear_nofault(void *dst, unsigned long n);

#endif
