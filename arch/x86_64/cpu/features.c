// SPDX-License-Identifier: MIT
/*
 * features.c - asks the CPU what it can do, and turns protection on.
 *
 * cpu_init_boot() is the first thing that C does: exceptions first, so that
 * whatever goes wrong after it is reported, then CPUID, then the control
 * registers. The other CPUs repeat the last part in cpu_init_secondary().
 *
 * What is turned on where the CPU has it: NX (no code in data), CR0.WP (ring 0
 * heeds read-only), SMEP and SMAP (no code and no data in user pages, of which
 * there are none, so that a stray user bit faults), UMIP, global pages, and an
 * attribute table with write combining for the framebuffer.
 *
 * Called by entry/start64.c and entry/entry.asm. No locks: init only.
 * Linux: arch/x86/kernel/cpu/common.c, with errata, microcode and mitigations.
 */
#include <asm/cpu.h>

#include <asm/cpufeature.h>
#include <asm/desc.h>
#include <asm/msr.h>
#include <asm/special_insns.h>
#include <linux/export.h>
#include <linux/kernel.h>
#include <linux/printk.h>
#include <linux/string.h>

struct cpuinfo_x86 boot_cpu_data;
EXPORT_SYMBOL(boot_cpu_data);

/* WB, WC, UC-, UC, WB, WP, UC-, WT: Linux's, see asm/pgtable.h */
#define PAT_VALUE	0x0407050600070106ULL

static void read_model_name(struct cpuinfo_x86 *c)
{
	u32 *w = (u32 *)c->model_id;
	u32 leaf;
	char *s;

	if (c->extended_level < 0x80000004) {
		strscpy(c->model_id, c->vendor_id, sizeof(c->model_id));
		return;
	}
	for (leaf = 0x80000002; leaf <= 0x80000004; leaf++, w += 4)
		cpuid(leaf, &w[0], &w[1], &w[2], &w[3]);
	s = strim(c->model_id);
	memmove(c->model_id, s, strlen(s) + 1);
}

static void read_signature(struct cpuinfo_x86 *c, u32 eax)
{
	c->family = eax >> 8 & 0xf;
	c->model = eax >> 4 & 0xf;
	c->stepping = eax & 0xf;
	if (c->family == 0xf)
		c->family += eax >> 20 & 0xff;
	if (c->family >= 6)
		c->model += (eax >> 16 & 0xf) << 4;
}

static void read_basic_leaves(struct cpuinfo_x86 *c)
{
	u32 *cap = c->capability, a, b;

	cpuid(0, &c->cpuid_level, (u32 *)&c->vendor_id[0],
	      (u32 *)&c->vendor_id[8], (u32 *)&c->vendor_id[4]);
	cpuid(1, &a, &b, &cap[CPUID_1_ECX], &cap[CPUID_1_EDX]);
	read_signature(c, a);
	if (c->cpuid_level >= 6)
		cpuid(6, &cap[CPUID_6_EAX], &b, &b, &b);
	if (c->cpuid_level >= 7)
		cpuid(7, &a, &cap[CPUID_7_EBX], &cap[CPUID_7_ECX], &b);
}

static void read_extended_leaves(struct cpuinfo_x86 *c)
{
	u32 *cap = c->capability, a, b, d;

	c->phys_bits = 36;
	cpuid(0x80000000, &a, &b, &b, &b);
	if (a >> 16 != 0x8000)
		return;
	c->extended_level = a;
	cpuid(0x80000001, &a, &b, &cap[CPUID_80000001_ECX],
	      &cap[CPUID_80000001_EDX]);
	if (c->extended_level >= 0x80000007)
		cpuid(0x80000007, &a, &b, &b, &cap[CPUID_80000007_EDX]);
	if (c->extended_level >= 0x80000008) {
		cpuid(0x80000008, &a, &b, &b, &d);
		c->phys_bits = a;
	}
}

static void identify_boot_cpu(void)
{
	struct cpuinfo_x86 *c = &boot_cpu_data;

	read_basic_leaves(c);
	read_extended_leaves(c);
	read_model_name(c);
}

static const struct {
	unsigned int feature;
	unsigned long cr4;
} cr4_features[] = {
	{ X86_FEATURE_PGE, X86_CR4_PGE },
	{ X86_FEATURE_MCE, X86_CR4_MCE },
	{ X86_FEATURE_SMEP, X86_CR4_SMEP },
	{ X86_FEATURE_SMAP, X86_CR4_SMAP },
	{ X86_FEATURE_UMIP, X86_CR4_UMIP },
};

/* What this CPU checks from now on. NX comes before any table that has it. */
static void setup_control_registers(void)
{
	unsigned long cr4 = native_read_cr4();
	unsigned int i;

	if (boot_cpu_has(X86_FEATURE_NX))
		wrmsrl(MSR_EFER, __rdmsr(MSR_EFER) | EFER_NX);
	for (i = 0; i < ARRAY_SIZE(cr4_features); i++)
		if (boot_cpu_has(cr4_features[i].feature))
			cr4 |= cr4_features[i].cr4;
	native_write_cr4(cr4);
	if (boot_cpu_has(X86_FEATURE_PAT))
		wrmsrl(MSR_IA32_CR_PAT, PAT_VALUE);
}

/**
 * cpu_init_boot - exceptions, CPUID, segments and control registers
 * @handlers: addresses of the 256 stubs
 *
 * Context: boot CPU, interrupts off, before everything else.
 */
void cpu_init_boot(const unsigned long handlers[])
{
	idt_setup(handlers);
	gdt_setup_boot();
	idt_setup_ist(handlers);
	identify_boot_cpu();
	setup_control_registers();
}

/**
 * cpu_init_secondary - the same for a CPU that just started
 *
 * Context: on that CPU, interrupts off, GS base set, arch_prepare_cpu() done.
 */
void cpu_init_secondary(void)
{
	load_idt();
	gdt_setup_this_cpu();
	setup_control_registers();
}

/** print_cpu_info - one line on the CPU, one on what protects the kernel. */
void print_cpu_info(void)
{
	struct cpuinfo_x86 *c = &boot_cpu_data;

	pr_info("CPU0: %s (family: 0x%x, model: 0x%x, stepping: 0x%x)\n",
		c->model_id, c->family, c->model, c->stepping);
	pr_info("x86: W^X, CR0.WP,%s%s%s%s\n",
		boot_cpu_has(X86_FEATURE_NX) ? " NX" : " no NX",
		boot_cpu_has(X86_FEATURE_SMEP) ? ", SMEP" : ", no SMEP",
		boot_cpu_has(X86_FEATURE_SMAP) ? ", SMAP" : ", no SMAP",
		boot_cpu_has(X86_FEATURE_UMIP) ? ", UMIP" : ", no UMIP");
}
