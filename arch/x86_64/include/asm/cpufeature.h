/* SPDX-License-Identifier: MIT */
/*
 * cpufeature.h - what this CPU can do, from CPUID.
 *
 * A feature is a word of boot_cpu_data.capability and a bit in it, as in
 * Linux; only the words in use are kept. The boot CPU's answer counts for all.
 */
#ifndef _ASM_CPUFEATURE_H
#define _ASM_CPUFEATURE_H

#include <asm/processor.h>
#include <linux/compiler.h>
#include <linux/types.h>

enum cpuid_word {
	CPUID_1_EDX,
	CPUID_1_ECX,
	CPUID_7_EBX,
	CPUID_7_ECX,
	CPUID_80000001_EDX,
	CPUID_80000001_ECX,
	CPUID_80000007_EDX,
	CPUID_6_EAX,
	NCAPINTS
};

#define X86_FEATURE(word, bit)		((word) * 32 + (bit))
#define X86_FEATURE_FPU			X86_FEATURE(CPUID_1_EDX, 0)
#define X86_FEATURE_PSE			X86_FEATURE(CPUID_1_EDX, 3)
#define X86_FEATURE_TSC			X86_FEATURE(CPUID_1_EDX, 4)
#define X86_FEATURE_MSR			X86_FEATURE(CPUID_1_EDX, 5)
#define X86_FEATURE_MCE			X86_FEATURE(CPUID_1_EDX, 7)
#define X86_FEATURE_APIC		X86_FEATURE(CPUID_1_EDX, 9)
#define X86_FEATURE_PGE			X86_FEATURE(CPUID_1_EDX, 13)
#define X86_FEATURE_MCA			X86_FEATURE(CPUID_1_EDX, 14)
#define X86_FEATURE_PAT			X86_FEATURE(CPUID_1_EDX, 16)
#define X86_FEATURE_HT			X86_FEATURE(CPUID_1_EDX, 28)
#define X86_FEATURE_MWAIT		X86_FEATURE(CPUID_1_ECX, 3)
#define X86_FEATURE_X2APIC		X86_FEATURE(CPUID_1_ECX, 21)
#define X86_FEATURE_TSC_DEADLINE_TIMER	X86_FEATURE(CPUID_1_ECX, 24)
#define X86_FEATURE_RDRAND		X86_FEATURE(CPUID_1_ECX, 30)
#define X86_FEATURE_HYPERVISOR		X86_FEATURE(CPUID_1_ECX, 31)
#define X86_FEATURE_TSC_ADJUST		X86_FEATURE(CPUID_7_EBX, 1)
#define X86_FEATURE_SMEP		X86_FEATURE(CPUID_7_EBX, 7)
#define X86_FEATURE_ERMS		X86_FEATURE(CPUID_7_EBX, 9)
#define X86_FEATURE_SMAP		X86_FEATURE(CPUID_7_EBX, 20)
#define X86_FEATURE_UMIP		X86_FEATURE(CPUID_7_ECX, 2)
#define X86_FEATURE_NX			X86_FEATURE(CPUID_80000001_EDX, 20)
#define X86_FEATURE_GBPAGES		X86_FEATURE(CPUID_80000001_EDX, 26)
#define X86_FEATURE_RDTSCP		X86_FEATURE(CPUID_80000001_EDX, 27)
#define X86_FEATURE_LM			X86_FEATURE(CPUID_80000001_EDX, 29)
#define X86_FEATURE_CONSTANT_TSC	X86_FEATURE(CPUID_80000007_EDX, 8)
#define X86_FEATURE_ARAT		X86_FEATURE(CPUID_6_EAX, 2)

struct cpuinfo_x86 {
	u32 capability[NCAPINTS];
	u32 cpuid_level;		/* highest basic leaf */
	u32 extended_level;		/* highest 0x8000xxxx leaf, or 0 */
	u8 family, model, stepping;
	u8 phys_bits;			/* of a physical address */
	char vendor_id[16];
	char model_id[64];
};

extern struct cpuinfo_x86 boot_cpu_data;

static inline bool boot_cpu_has(unsigned int feature)
{
	return boot_cpu_data.capability[feature / 32] >> (feature % 32) & 1;
}

static inline void cpuid(u32 leaf, u32 *eax, u32 *ebx, u32 *ecx, u32 *edx)
{
	cpuid_count(leaf, 0, eax, ebx, ecx, edx);
}

#endif
