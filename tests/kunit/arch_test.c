// SPDX-License-Identifier: MIT
/*
 * arch_test.c - guards what arch/x86_64 promises: no memory that is writable
 * and executable, holes where there must be holes, interrupts on their own
 * stack, traces that name the caller, and a boot_info that is in order whatever
 * the loader said.
 *
 * It would lie if it looked only at flags that the CPU ignores: so CR0.WP and
 * EFER.NX are checked too. What a fault does to a thread is in lkdtm.c.
 */
#include <asm/cpufeature.h>
#include <asm/desc.h>
#include <asm/io.h>
#include <asm/irq_regs.h>
#include <asm/irq_vectors.h>
#include <asm/msr.h>
#include <asm/pgtable.h>
#include <asm/ptrace.h>
#include <asm/sections.h>
#include <asm/special_insns.h>
#include <asm/stacktrace.h>
#include <kernel/boot_info.h>
#include <kunit/test.h>
#include <linux/hardirq.h>
#include <linux/irqflags.h>
#include <linux/kernel.h>
#include <linux/module.h>
#include <linux/sched.h>
#include <linux/slab.h>
#include <linux/uaccess.h>

#define TEST_VECTOR	0x21	/* nobody's: asm/irq_vectors.h */

/* ------------------------------------------------------------------ paging */

static bool mapped(unsigned long addr)
{
	pte_t *pte = lookup_kernel_pte(addr);

	return pte && pte_present(*pte);
}

static bool writable(unsigned long addr)
{
	return mapped(addr) && pte_write(*lookup_kernel_pte(addr));
}

static bool executable(unsigned long addr)
{
	return mapped(addr) && pte_exec(*lookup_kernel_pte(addr));
}

static void nothing_is_writable_and_executable(struct kunit *test)
{
	KUNIT_EXPECT_EQ(test, ptdump_check_wx(), 0U);
}

static void rights_of_the_image(struct kunit *test)
{
	unsigned long text = (unsigned long)_stext;
	unsigned long rodata = (unsigned long)__start_rodata;
	unsigned long data = (unsigned long)_sdata;

	KUNIT_EXPECT_TRUE(test, executable(text) && !writable(text));
	KUNIT_EXPECT_TRUE(test, mapped(rodata) && !writable(rodata));
	KUNIT_EXPECT_TRUE(test, writable(data));
	if (!boot_cpu_has(X86_FEATURE_NX))
		kunit_skip(test, "this CPU has no NX");
	KUNIT_EXPECT_FALSE(test, executable(rodata) || executable(data));
}

static void second_view_of_text_is_read_only(struct kunit *test)
{
	unsigned long alias = (unsigned long)__va(__pa_symbol(_stext));

	KUNIT_EXPECT_TRUE(test, mapped(alias));
	KUNIT_EXPECT_FALSE(test, writable(alias));
}

static void interrupt_table_is_read_only(struct kunit *test)
{
	KUNIT_EXPECT_FALSE(test, writable(idt_descr.address));
}

static void cpu_heeds_the_rights(struct kunit *test)
{
	KUNIT_EXPECT_NE(test, native_read_cr0() & X86_CR0_WP, 0UL);
	if (boot_cpu_has(X86_FEATURE_NX))
		KUNIT_EXPECT_NE(test, __rdmsr(MSR_EFER) & EFER_NX, 0ULL);
	if (boot_cpu_has(X86_FEATURE_SMEP))
		KUNIT_EXPECT_NE(test, native_read_cr4() & X86_CR4_SMEP, 0UL);
	if (boot_cpu_has(X86_FEATURE_SMAP))
		KUNIT_EXPECT_NE(test, native_read_cr4() & X86_CR4_SMAP, 0UL);
}

static void address_zero_is_a_hole(struct kunit *test)
{
	char c;

	KUNIT_EXPECT_FALSE(test, mapped(0));
	KUNIT_EXPECT_EQ(test, copy_from_kernel_nofault(&c, NULL, 1),
			(long)-EFAULT);
}

static void holes_below_stacks(struct kunit *test)
{
	unsigned long low = (unsigned long)current->stack;

	KUNIT_EXPECT_TRUE(test, mapped(low));
	KUNIT_EXPECT_FALSE(test, mapped(low - 1));
	KUNIT_EXPECT_TRUE(test, mapped((unsigned long)init_stack));
	KUNIT_EXPECT_FALSE(test, mapped((unsigned long)init_stack - 1));
}

static void protection_changes_and_comes_back(struct kunit *test)
{
	char *page = (char *)__get_free_page(GFP_KERNEL);
	char *view;

	KUNIT_ASSERT_NOT_NULL(test, page);
	*page = 'x';
	view = ioremap_cache(__pa(page), PAGE_SIZE);
	KUNIT_ASSERT_NOT_NULL(test, view);
	KUNIT_EXPECT_EQ(test, *view, 'x');
	KUNIT_EXPECT_EQ(test, slow_virt_to_phys(view), (phys_addr_t)__pa(page));
	set_memory_ro((unsigned long)view, 1);
	KUNIT_EXPECT_FALSE(test, writable((unsigned long)view));
	set_memory_rw((unsigned long)view, 1);
	*view = 'y';
	KUNIT_EXPECT_EQ(test, *page, 'y');
	iounmap(view);
	KUNIT_EXPECT_FALSE(test, mapped((unsigned long)view));
	free_page((unsigned long)page);
}

/* -------------------------------------------------------------- interrupts */

static struct {
	unsigned long vector, ip, sp;
	bool irqs_off, counted, regs_set;
} seen;

static void test_handler(struct pt_regs *regs)
{
	seen.vector = regs->orig_ax;
	seen.ip = regs->ip;
	seen.sp = (unsigned long)__builtin_frame_address(0);
	seen.irqs_off = irqs_disabled();
	seen.counted = in_hardirq();
	seen.regs_set = get_irq_regs() == regs;
}

static void interrupt_runs_on_its_own_stack(struct kunit *test)
{
	unsigned long low;

	set_vector_handler(TEST_VECTOR, test_handler);
	preempt_disable();
	asm volatile("int %0" : : "i"(TEST_VECTOR) : "memory");
	KUNIT_EXPECT_STREQ(test, special_stack_name(seen.sp, &low), "IRQ");
	preempt_enable();
	set_vector_handler(TEST_VECTOR, NULL);
	KUNIT_EXPECT_EQ(test, seen.vector, (unsigned long)TEST_VECTOR);
	KUNIT_EXPECT_TRUE(test, is_module_text_address(seen.ip));
	KUNIT_EXPECT_TRUE(test, seen.irqs_off && seen.counted);
	KUNIT_EXPECT_TRUE(test, seen.regs_set);
	KUNIT_EXPECT_PTR_EQ(test, get_irq_regs(), (struct pt_regs *)NULL);
}

static void interrupt_keeps_all_registers(struct kunit *test)
{
	unsigned long bad = 0;

	set_vector_handler(TEST_VECTOR, test_handler);
	asm volatile("mov $11, %%eax\n\tmov $12, %%ecx\n\tmov $13, %%edx\n\t"
		     "mov $14, %%esi\n\tmov $15, %%edi\n\tmov $16, %%r8d\n\t"
		     "mov $17, %%r11d\n\tmov $18, %%ebx\n\tmov $19, %%r15d\n\t"
		     "int %1\n\t"
		     "xor $11, %%rax\n\txor $12, %%rcx\n\txor $13, %%rdx\n\t"
		     "xor $14, %%rsi\n\txor $15, %%rdi\n\txor $16, %%r8\n\t"
		     "xor $17, %%r11\n\txor $18, %%rbx\n\txor $19, %%r15\n\t"
		     "or %%rcx, %%rax\n\tor %%rdx, %%rax\n\tor %%rsi, %%rax\n\t"
		     "or %%rdi, %%rax\n\tor %%r8, %%rax\n\tor %%r11, %%rax\n\t"
		     "or %%rbx, %%rax\n\tor %%r15, %%rax\n\tmov %%rax, %0"
		     : "=m"(bad) : "i"(TEST_VECTOR)
		     : "rax", "rcx", "rdx", "rsi", "rdi", "r8", "r11", "rbx",
		       "r15", "memory", "cc");
	set_vector_handler(TEST_VECTOR, NULL);
	KUNIT_EXPECT_EQ(test, bad, 0UL);
}

/* ------------------------------------------------------------------ traces */

static noinline unsigned int trace_here(unsigned long *store, unsigned int n)
{
	unsigned int len = stack_trace_save(store, n, 0);

	barrier();	/* no tail call: the frame must stay */
	return len;
}

static void trace_names_the_callers(struct kunit *test)
{
	unsigned long pc[4];
	unsigned int n = trace_here(pc, 4);

	KUNIT_ASSERT_GE(test, n, 2U);
	KUNIT_EXPECT_EQ(test, pc[0] - (unsigned long)trace_here < 128, true);
	KUNIT_EXPECT_TRUE(test, is_module_text_address(pc[1]));
}

/* --------------------------------------------------------------- boot_info */

/* What the parsers read stands in for physical memory, at address 0x1000. */
static const u32 *fake;
static size_t fake_size;

static const void *map_fake(u64 phys, size_t size)
{
	if (phys < 0x1000 || phys - 0x1000 > fake_size ||
	    size > fake_size - (phys - 0x1000))
		return NULL;
	return (const char *)fake + (phys - 0x1000);
}

static struct boot_info *parse(struct kunit *test, const u32 *words,
			       size_t size,
			       void (*parser)(u64, boot_map_fn,
					      struct boot_info *))
{
	struct boot_info *bi = kzalloc(sizeof(*bi), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, bi);
	fake = words;
	fake_size = size;
	parser(0x1000, map_fake, bi);
	boot_info_finish(bi);
	return bi;
}

static void map_of_this_machine_is_in_order(struct kunit *test)
{
	unsigned int i;

	for (i = 0; i + 1 < boot_info.nr_mem; i++)
		KUNIT_EXPECT_LE(test, boot_info.mem[i].base +
				boot_info.mem[i].size, boot_info.mem[i + 1].base);
}

static void overlap_goes_to_the_careful_type(struct kunit *test)
{
	struct boot_info *bi = kzalloc(sizeof(*bi), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, bi);
	boot_info_add_mem(bi, 0x4000, 0x1000, BOOT_MEM_RESERVED);
	boot_info_add_mem(bi, 0, 0x10000, BOOT_MEM_RAM);
	boot_info_finish(bi);
	KUNIT_ASSERT_EQ(test, bi->nr_mem, 3U);
	KUNIT_EXPECT_EQ(test, bi->mem[0].size, 0x4000ULL);
	KUNIT_EXPECT_EQ(test, bi->mem[1].type, (u32)BOOT_MEM_RESERVED);
	KUNIT_EXPECT_EQ(test, bi->mem[2].base, 0x5000ULL);
	kfree(bi);
}

static void multiboot2_tag_of_size_zero(struct kunit *test)
{
	static const u32 info[] = { 32, 0, 6, 0, 0, 0, 0, 8 };
	struct boot_info *bi = parse(test, info, sizeof(info),
				     multiboot2_parse);

	KUNIT_EXPECT_STREQ(test, bi->problems[0],
			   "multiboot2: a tag has size 0");
	KUNIT_EXPECT_EQ(test, bi->nr_mem, 0U);
	kfree(bi);
}

static void multiboot2_without_map_uses_basic_memory(struct kunit *test)
{
	static const u32 info[] = { 32, 0, 4, 16, 640, 31744, 0, 8 };
	struct boot_info *bi = parse(test, info, sizeof(info),
				     multiboot2_parse);

	KUNIT_ASSERT_EQ(test, bi->nr_mem, 2U);
	KUNIT_EXPECT_EQ(test, bi->mem[1].base, 0x100000ULL);
	KUNIT_EXPECT_EQ(test, bi->mem[1].size, 31ULL << 20);
	kfree(bi);
}

static void pvh_without_memory_map(struct kunit *test)
{
	static const u32 info[14] = { 0x336ec578, 1 };
	struct boot_info *bi = parse(test, info, sizeof(info), pvh_parse);

	KUNIT_EXPECT_STREQ(test, bi->problems[0],
			   "PVH: start info has no memory map");
	kfree(bi);
}

static struct kunit_case arch_cases[] = {
	KUNIT_CASE(nothing_is_writable_and_executable),
	KUNIT_CASE(rights_of_the_image),
	KUNIT_CASE(second_view_of_text_is_read_only),
	KUNIT_CASE(interrupt_table_is_read_only),
	KUNIT_CASE(cpu_heeds_the_rights),
	KUNIT_CASE(address_zero_is_a_hole),
	KUNIT_CASE(holes_below_stacks),
	KUNIT_CASE(protection_changes_and_comes_back),
	KUNIT_CASE(interrupt_runs_on_its_own_stack),
	KUNIT_CASE(interrupt_keeps_all_registers),
	KUNIT_CASE(trace_names_the_callers),
	KUNIT_CASE(map_of_this_machine_is_in_order),
	KUNIT_CASE(overlap_goes_to_the_careful_type),
	KUNIT_CASE(multiboot2_tag_of_size_zero),
	KUNIT_CASE(multiboot2_without_map_uses_basic_memory),
	KUNIT_CASE(pvh_without_memory_map),
	{}
};

static struct kunit_suite arch_suite = {
	.name = "arch",
	.test_cases = arch_cases,
};
kunit_test_suite(arch_suite);
