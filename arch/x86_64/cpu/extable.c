// SPDX-License-Identifier: MIT
/*
 * extable.c - accesses that may fault, and go on.
 *
 * The one idea: the instruction that may fault is listed, with the address to
 * go on at, in a section that the linker collects (_ASM_EXTABLE()). The fault
 * handler looks the instruction up before it calls it a bug; nothing is paid
 * for when nothing faults.
 *
 * Used for registers that a CPU may not have, for memory that may not be there
 * (the oops prints the code around a bad pointer) and for the buffers that a
 * file's user hands in (linux/uaccess.h). No locks.
 *
 * Linux: arch/x86/mm/extable.c and mm/maccess.c; a sorted table there, for it
 * is long.
 */
#include <asm/extable.h>

#include <asm/msr.h>
#include <asm/ptrace.h>
#include <asm/traps.h>
#include <linux/errno.h>
#include <linux/export.h>
#include <linux/uaccess.h>

extern const struct exception_table_entry __start___ex_table[];
extern const struct exception_table_entry __stop___ex_table[];

const struct exception_table_entry *(*module_extable_search)(unsigned long ip);

static const struct exception_table_entry *find_entry(unsigned long ip)
{
	const struct exception_table_entry *e;

	for (e = __start___ex_table; e < __stop___ex_table; e++)
		if (e->insn == ip)
			return e;
	return module_extable_search ? module_extable_search(ip) : NULL;
}

/**
 * fixup_exception - resume after a fault that was allowed for
 * @regs: of the fault; ip is changed
 *
 * Return: false if nobody listed the instruction: it is a bug.
 */
bool fixup_exception(struct pt_regs *regs)
{
	const struct exception_table_entry *e = find_entry(regs->ip);

	if (e)
		regs->ip = e->fixup;
	return e != NULL;
}

/**
 * rdmsrl_safe - read a model specific register that may not exist
 * @msr: number
 * @val: gets the value, 0 if there is none
 *
 * Return: 0 or -EIO.
 */
int rdmsrl_safe(u32 msr, u64 *val)
{
	u32 low = 0, high = 0;
	int err = -EIO;

	asm volatile("1: rdmsr\n\txor %0, %0\n2:\n\t" _ASM_EXTABLE(1b, 2b)
		     : "+r"(err), "+a"(low), "+d"(high) : "c"(msr));
	*val = err ? 0 : low | (u64)high << 32;
	return err;
}

/** wrmsrl_safe - write one. Return: 0, -EIO if it or the value is refused. */
int wrmsrl_safe(u32 msr, u64 val)
{
	int err = -EIO;

	asm volatile("1: wrmsr\n\txor %0, %0\n2:\n\t" _ASM_EXTABLE(1b, 2b)
		     : "+r"(err)
		     : "c"(msr), "a"((u32)val), "d"((u32)(val >> 32))
		     : "memory");
	return err;
}

/**
 * arch_copy_nofault - copy between addresses that may not be there
 * @dst: to
 * @src: from
 * @n: bytes
 *
 * rep movsb leaves in rcx what it has not moved, also when it faults.
 * Context: any. Return: bytes not copied, 0 when all were.
 */
unsigned long arch_copy_nofault(void *dst, const void *src, unsigned long n)
{
	asm volatile("1: rep movsb\n2:\n\t" _ASM_EXTABLE(1b, 2b)
		     : "+D"(dst), "+S"(src), "+c"(n) : : "memory");
	return n;
}
EXPORT_SYMBOL(arch_copy_nofault);

/** arch_clear_nofault - zero bytes that may not be there; those not zeroed */
unsigned long arch_clear_nofault(void *dst, unsigned long n)
{
	asm volatile("1: rep stosb\n2:\n\t" _ASM_EXTABLE(1b, 2b)
		     : "+D"(dst), "+c"(n) : "a"(0) : "memory");
	return n;
}

/**
 * copy_from_kernel_nofault - read memory that may not be there
 * @dst: gets the bytes
 * @src: any address
 * @size: bytes
 *
 * Context: any. Return: 0, or -EFAULT when not all of it can be read.
 */
long copy_from_kernel_nofault(void *dst, const void *src, size_t size)
{
	return arch_copy_nofault(dst, src, size) ? -EFAULT : 0;
}
EXPORT_SYMBOL_GPL(copy_from_kernel_nofault);

/** copy_to_kernel_nofault - write memory that may not be there */
long copy_to_kernel_nofault(void *dst, const void *src, size_t size)
{
	return arch_copy_nofault(dst, src, size) ? -EFAULT : 0;
}
EXPORT_SYMBOL_GPL(copy_to_kernel_nofault);
