// SPDX-License-Identifier: MIT
/*
 * gdt.c - each CPU's segments, its TSS, and the stacks that the TSS names.
 *
 * The one idea: an exception that says the stack is bad needs another one. The
 * TSS lists such stacks (IST), the gates of idt.c pick one; interrupts get one
 * per CPU too, so that a thread's 8 KiB are the thread's alone. Below every
 * such stack is an unmapped page: an overflow faults instead of writing on.
 *
 * The boot CPU's stacks are in the image (linker.ld leaves the guard pages,
 * paging.c unmaps them). The others' come from mm through a hook, since mm is a
 * layer above: arch_prepare_cpu(), called by the CPU that starts another one.
 *
 * Locks: none. A CPU's tables are written before it runs, or by itself.
 *
 * Linux: arch/x86/kernel/cpu/common.c and the cpu_entry_area, a separate
 * mapping for these tables; here they lie in the per-CPU area, writable.
 */
#include <asm/desc.h>

#include <asm/cpu.h>
#include <asm/irqflags.h>
#include <asm/msr.h>
#include <asm/page.h>
#include <asm/sections.h>
#include <linux/errno.h>
#include <linux/kconfig.h>
#include <linux/percpu-defs.h>

/* Known to entry.asm: -1 means that no interrupt is on the interrupt stack. */
DEFINE_PER_CPU(int, irq_count) = -1;
extern char boot_irq_stack_top[];
DEFINE_PER_CPU(char *, irq_stack_ptr) = boot_irq_stack_top;

struct cpu_tables {
	u64 gdt[GDT_ENTRIES];
	struct x86_hw_tss tss;
};

static DEFINE_PER_CPU_ALIGNED(struct cpu_tables, cpu_tables);

#define BOOT_STACK(name, size)						\
	static char name[size] __used __aligned(PAGE_SIZE)		\
	__section(".bss.." #name)

/* init_task's, entered by start.asm at init_stack_top */
char init_stack[THREAD_SIZE] __aligned(PAGE_SIZE) __section(".bss..init_stack");
BOOT_STACK(irq_stack, IRQ_STACK_SIZE);
BOOT_STACK(df_stack, EXCEPTION_STKSZ);
BOOT_STACK(nmi_stack, EXCEPTION_STKSZ);
BOOT_STACK(mce_stack, EXCEPTION_STKSZ);

static void *(*stack_alloc)(int node);

/**
 * arch_set_stack_allocator - say where other CPUs' stacks come from
 * @alloc: returns THREAD_SIZE bytes above a guard page, or NULL
 */
void arch_set_stack_allocator(void *(*alloc)(int node))
{
	stack_alloc = alloc;
}

/* Base and limit of a TSS are scattered over 16 bytes. */
static void set_tss_desc(u64 *desc, const struct x86_hw_tss *tss)
{
	u64 base = (unsigned long)tss, limit = sizeof(*tss) - 1;

	desc[0] = limit | (base & 0xffffff) << 16 | 0x89ULL << 40 |
		  (base >> 24 & 0xff) << 56;
	desc[1] = base >> 32;
}

/* Also makes the TSS "available" again, so that ltr may load it once more. */
static void fill_tables(struct cpu_tables *t)
{
	t->gdt[GDT_ENTRY_KERNEL32_CS] = 0x00cf9b000000ffff;
	t->gdt[GDT_ENTRY_KERNEL_CS] = 0x00af9b000000ffff;
	t->gdt[GDT_ENTRY_KERNEL_DS] = 0x00cf93000000ffff;
	t->tss.io_bitmap_base = sizeof(t->tss);	/* beyond the limit: none */
	set_tss_desc(&t->gdt[GDT_ENTRY_TSS], &t->tss);
}

/* The selectors stay the same; each must be loaded again to be looked up. */
static void load_tables(struct cpu_tables *t)
{
	struct desc_ptr gdtr = { sizeof(t->gdt) - 1, (unsigned long)t->gdt };

	asm volatile("lgdt %0\n\t"
		     "mov %1, %%ds\n\tmov %1, %%es\n\tmov %1, %%ss\n\t"
		     "push %2\n\tlea 1f(%%rip), %%rax\n\tpush %%rax\n\tlretq\n"
		     "1:\tltr %w3"
		     : : "m"(gdtr), "r"(__KERNEL_DS), "i"(__KERNEL_CS),
			 "r"(GDT_ENTRY_TSS * 8) : "rax", "memory");
}

/**
 * gdt_setup_this_cpu - make and load the tables of the CPU that runs this
 *
 * Context: interrupts off; GS base is this CPU's.
 */
void gdt_setup_this_cpu(void)
{
	struct cpu_tables *t = raw_cpu_ptr(&cpu_tables);

	fill_tables(t);
	load_tables(t);
}

/** gdt_setup_boot - name the boot CPU's exception stacks; no memory needed. */
void gdt_setup_boot(void)
{
	struct x86_hw_tss *tss = &cpu_tables.tss;

	tss->ist[ESTACK_DF] = (unsigned long)df_stack + EXCEPTION_STKSZ;
	tss->ist[ESTACK_NMI] = (unsigned long)nmi_stack + EXCEPTION_STKSZ;
	tss->ist[ESTACK_MCE] = (unsigned long)mce_stack + EXCEPTION_STKSZ;
	gdt_setup_this_cpu();
}

/**
 * arch_prepare_cpu - give a CPU its stacks before it starts
 * @cpu: not the boot CPU, not running
 *
 * Context: thread, may sleep as far as the stack allocator does.
 * Return: 0 or -ENOMEM; what was allocated stays with @cpu for another try.
 */
int arch_prepare_cpu(unsigned int cpu)
{
	struct cpu_tables *t = &per_cpu(cpu_tables, cpu);
	static bool prepared[CONFIG_NR_CPUS];
	char *stack[N_EXCEPTION_STACKS + 1];
	int i;

	if (prepared[cpu])
		return 0;
	for (i = 0; i <= N_EXCEPTION_STACKS; i++) {
		stack[i] = stack_alloc(-1);
		if (!stack[i])
			return -ENOMEM;
	}
	for (i = 0; i < N_EXCEPTION_STACKS; i++)
		t->tss.ist[i] = (unsigned long)stack[i] + THREAD_SIZE;
	per_cpu(irq_stack_ptr, cpu) = stack[i] + THREAD_SIZE;
	per_cpu(irq_count, cpu) = -1;
	prepared[cpu] = true;
	return 0;
}

/**
 * arch_set_percpu_base - this CPU's per-CPU area is elsewhere from now on
 * @offset: what its variables are away from their linked address
 *
 * The CPU keeps linear addresses of its GDT and TSS, so these move along.
 * Context: boot CPU, after the area was copied; an NMI in here is fatal.
 */
void arch_set_percpu_base(unsigned long offset)
{
	unsigned long flags = arch_local_irq_save();

	wrmsrl(MSR_GS_BASE, offset);
	gdt_setup_this_cpu();
	arch_local_irq_restore(flags);
}

static bool within(unsigned long sp, unsigned long top, size_t size)
{
	return sp > top - size - PAGE_SIZE && sp <= top;
}

/**
 * special_stack_name - which of this CPU's stacks, if any, an address is in
 * @addr: address; the guard page below a stack counts as part of it
 * @low:  set to the stack's lowest address
 *
 * Return: "IRQ", "#DF", "NMI", "#MC", or NULL for a thread's stack.
 */
const char *special_stack_name(unsigned long addr, unsigned long *low)
{
	static const char *const names[] = { "#DF", "NMI", "#MC" };
	struct cpu_tables *t = raw_cpu_ptr(&cpu_tables);
	unsigned long top = (unsigned long)this_cpu_read(irq_stack_ptr);
	int i;

	*low = top - IRQ_STACK_SIZE;
	if (within(addr, top, IRQ_STACK_SIZE))
		return "IRQ";
	for (i = 0; i < N_EXCEPTION_STACKS; i++) {
		top = t->tss.ist[i];
		*low = top - EXCEPTION_STKSZ;
		if (within(addr, top, EXCEPTION_STKSZ))
			return names[i];
	}
	return NULL;
}
