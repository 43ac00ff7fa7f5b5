/* SPDX-License-Identifier: MIT */
/*
 * realmode.h - the page below 1 MiB in which another CPU wakes up.
 *
 * trampoline_prepare() copies boot/ap_trampoline.asm into a free low page and
 * maps it executable, in tables that only a starting CPU uses; the smpboot
 * code fills in one CPU after the other and sends INIT and SIPI with the page's
 * number; trampoline_release() takes the execute right away again.
 */
#ifndef _ASM_REALMODE_H
#define _ASM_REALMODE_H

#include <linux/types.h>

/* Lies at the start of the page; known to boot/ap_trampoline.asm. */
struct trampoline_header {
	u64 jump;		/* code that skips this structure */
	u32 cr3;		/* tables that hold the page itself too */
	u32 efer;
	u64 entry;		/* x86_64_start_secondary */
	u64 stack_top;
	u64 gs_base;
	u32 cpu;
	u32 alive;		/* the CPU writes 1 as it comes by */
};

void trampoline_set_code(const void *start, size_t size,
			 void (*entry)(unsigned int cpu));
phys_addr_t trampoline_prepare(void);
void trampoline_set_cpu(unsigned int cpu, void *stack_top,
			unsigned long percpu_offset);
bool trampoline_alive(void);
void trampoline_release(void);

#endif
