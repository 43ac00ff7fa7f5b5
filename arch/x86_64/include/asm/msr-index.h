/* SPDX-License-Identifier: MIT */
/* Numbers of the model specific registers in use (Intel SDM volume 4). */
#ifndef _ASM_MSR_INDEX_H
#define _ASM_MSR_INDEX_H

#define MSR_IA32_TSC			0x00000010
#define MSR_IA32_APICBASE		0x0000001b
#define MSR_IA32_APICBASE_BSP		(1 << 8)
#define X2APIC_ENABLE			(1 << 10)
#define MSR_IA32_APICBASE_ENABLE	(1 << 11)
#define MSR_IA32_TSC_ADJUST		0x0000003b
#define MSR_PLATFORM_INFO		0x000000ce
#define MSR_IA32_MCG_CAP		0x00000179
#define MSR_IA32_MCG_STATUS		0x0000017a
#define MSR_IA32_MISC_ENABLE		0x000001a0
#define MSR_IA32_CR_PAT			0x00000277
#define MSR_IA32_MC0_STATUS		0x00000401
#define MSR_IA32_TSC_DEADLINE		0x000006e0

/* x2APIC registers: 0x800 + (offset in the memory mapped page >> 4) */
#define APIC_BASE_MSR			0x800

#define MSR_EFER			0xc0000080
#define EFER_SCE			(1 << 0)
#define EFER_LME			(1 << 8)
#define EFER_LMA			(1 << 10)
#define EFER_NX				(1 << 11)
#define MSR_FS_BASE			0xc0000100
#define MSR_GS_BASE			0xc0000101
#define MSR_KERNEL_GS_BASE		0xc0000102

#endif
