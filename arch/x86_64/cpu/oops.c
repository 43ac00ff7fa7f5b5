// SPDX-License-Identifier: MIT
/*
 * oops.c - the report of a fault in the kernel, and what becomes of the thread.
 *
 * The shape is Linux's, so that who has read one oops can read this one: what
 * went wrong, on which CPU and in which thread, the instruction and the bytes
 * around it, the registers, the call trace. Then the thread dies where that is
 * safe; in an interrupt nobody can die, so the machine does.
 *
 * Called by entry/traps.c. A thread that dies leaves on the top of its own
 * stack (rewind_stack), because what is below it may be what broke. Locks that
 * it held stay locked: what needs them hangs, and says so (khungtaskd).
 *
 * Locks: die_lock, so that two CPUs do not print at once. A fault inside the
 * report is reported inside the report; the third one stops.
 *
 * Linux: arch/x86/kernel/dumpstack.c, process_64.c, mm/fault.c.
 */
#include <asm/traps.h>

#include <asm/desc.h>
#include <asm/earlycon.h>
#include <asm/irqflags.h>
#include <asm/msr.h>
#include <asm/page.h>
#include <asm/pgtable.h>
#include <asm/processor.h>
#include <asm/ptrace.h>
#include <asm/sections.h>
#include <asm/special_insns.h>
#include <asm/spinlock.h>
#include <asm/stacktrace.h>
#include <linux/panic.h>
#include <linux/preempt.h>
#include <linux/printk.h>
#include <linux/sched.h>
#include <linux/signal.h>
#include <linux/sprintf.h>
#include <linux/uaccess.h>

#define CODE_BYTES	64
#define CODE_BEFORE	42		/* of these, ahead of the fault */
#define MAX_NESTING	3

void (*oops_make_task_dead)(int signr);
void (*oops_explain_ip)(unsigned long ip);
void rewind_stack(void *stack_top, void (*fn)(int), int arg);

static arch_spinlock_t die_lock = __ARCH_SPIN_LOCK_UNLOCKED;
static int die_owner = -1;		/* CPU that holds die_lock */
static unsigned int die_nesting;	/* its reports inside reports */
static int die_counter;

/* ------------------------------------------------------------- the report */

/* "Code: 48 89 e5 <0f> 0b ...": the marked byte is at ip. */
static void show_opcodes(struct pt_regs *regs)
{
	char line[CODE_BYTES * 3 + 3], *p = line;
	const u8 *ip = (const u8 *)regs->ip;
	u8 byte;
	int i;

	if (get_kernel_nofault(byte, ip)) {
		printk(KERN_DEFAULT "Code: Unable to access opcode bytes at %#lx.\n",
		       regs->ip);
		return;
	}
	for (i = -CODE_BEFORE; i < CODE_BYTES - CODE_BEFORE; i++)
		if (!get_kernel_nofault(byte, ip + i))
			p += sprintf(p, i ? " %02x" : " <%02x>", byte);
	printk(KERN_DEFAULT "Code:%s\n", line);
}

static void show_ip(struct pt_regs *regs)
{
	printk(KERN_DEFAULT "RIP: %04lx:%pS\n", regs->cs & 0xffff,
	       (void *)regs->ip);
	show_opcodes(regs);
}

static void show_control_registers(void)
{
	printk(KERN_DEFAULT "FS:  %016llx(0000) GS:%016llx(0000) knlGS:%016llx\n",
	       __rdmsr(MSR_FS_BASE), __rdmsr(MSR_GS_BASE),
	       __rdmsr(MSR_KERNEL_GS_BASE));
	printk(KERN_DEFAULT "CS:  %04x DS: 0000 ES: 0000 CR0: %016lx\n",
	       __KERNEL_CS, native_read_cr0());
	printk(KERN_DEFAULT "CR2: %016lx CR3: %016lx CR4: %016lx\n",
	       native_read_cr2(), native_read_cr3(), native_read_cr4());
}

static void show_registers(struct pt_regs *r)
{
	show_ip(r);
	printk(KERN_DEFAULT "RSP: %04lx:%016lx EFLAGS: %08lx", r->ss & 0xffff,
	       r->sp, r->flags);
	if (r->orig_ax != -1UL)
		pr_cont(" ORIG_RAX: %016lx", r->orig_ax);
	pr_cont("\n");
	printk(KERN_DEFAULT "RAX: %016lx RBX: %016lx RCX: %016lx\n",
	       r->ax, r->bx, r->cx);
	printk(KERN_DEFAULT "RDX: %016lx RSI: %016lx RDI: %016lx\n",
	       r->dx, r->si, r->di);
	printk(KERN_DEFAULT "RBP: %016lx R08: %016lx R09: %016lx\n",
	       r->bp, r->r8, r->r9);
	printk(KERN_DEFAULT "R10: %016lx R11: %016lx R12: %016lx\n",
	       r->r10, r->r11, r->r12);
	printk(KERN_DEFAULT "R13: %016lx R14: %016lx R15: %016lx\n",
	       r->r13, r->r14, r->r15);
	show_control_registers();
}

/**
 * show_regs - print registers and the trace from there
 * @regs: of an interrupt or exception
 *
 * Context: any.
 */
void show_regs(struct pt_regs *regs)
{
	dump_stack_print_info(KERN_DEFAULT);
	show_registers(regs);
	show_trace_log_lvl(NULL, regs, KERN_DEFAULT);
}

/* ------------------------------------------------------------ begin and end */

static unsigned long oops_begin(void)
{
	unsigned long flags = arch_local_irq_save();
	int cpu = this_cpu_read(cpu_number);

	if (READ_ONCE(die_owner) != cpu) {
		arch_spin_lock(&die_lock);
		WRITE_ONCE(die_owner, cpu);
		die_nesting = 0;
	}
	if (++die_nesting == MAX_NESTING)
		panic("Fault in the report of a fault");
	if (die_nesting > MAX_NESTING)
		for (;;)
			native_halt();
	early_console_last_resort();
	oops_enter();
	return flags;
}

static void oops_end(unsigned long flags)
{
	add_taint(TAINT_DIE, LOCKDEP_NOW_UNRELIABLE);
	oops_exit();
	if (--die_nesting == 0) {
		WRITE_ONCE(die_owner, -1);
		arch_spin_unlock(&die_lock);
	}
	arch_local_irq_restore(flags);
}

static void print_oops(const char *str, struct pt_regs *regs, long err)
{
	printk(KERN_DEFAULT "Oops: %s: %04lx [#%d] PREEMPT SMP\n", str,
	       err & 0xffff, ++die_counter);
	show_regs(regs);
	if (panic_hooks.show_modules)
		panic_hooks.show_modules();
}

/*
 * The end of whoever did it. Interrupts are off: do_exit() turns them on when
 * it is ready to.
 */
static void __noreturn kill_culprit(int signr)
{
	struct task_struct *p = current;

	if (in_nmi() || in_hardirq() || in_serving_softirq())
		panic("Fatal exception in interrupt");
	if (panic_on_oops || !oops_make_task_dead)
		panic("Fatal exception");
	if (p->flags & PF_IDLE)
		panic("Attempted to kill the idle task!");
	rewind_stack(p->stack + THREAD_SIZE, oops_make_task_dead, signr);
	unreachable();
}

/**
 * die - report a fault and end the thread, or the machine
 * @str: "divide error", "general protection fault", ...
 * @regs: of the fault
 * @err: error code
 *
 * Context: exception. Does not return.
 */
void __noreturn die(const char *str, struct pt_regs *regs, long err)
{
	unsigned long flags = oops_begin();

	print_oops(str, regs, err);
	oops_end(flags);
	kill_culprit(SIGSEGV);
}

/* --------------------------------------------------------------- page fault */

/* "PGD 1a3067 P4D 1a3067 PUD 0": the walk, down to where it ends */
static void dump_pagetable(unsigned long address)
{
	static const char *const names[] = { "PTE", "PMD", "PUD", "P4D" };
	pteval_t *table = init_top_pgt, entry;
	char line[128], *p = line;
	int level;

	p += sprintf(p, "PGD %lx", table[address >> 39 & 511]);
	for (level = 3; level >= 0; level--) {
		entry = table[address >> (12 + 9 * level) & 511];
		p += sprintf(p, " %s %lx", names[level], entry);
		if (!(entry & _PAGE_PRESENT) || (entry & _PAGE_PSE))
			break;
		table = __va(entry & PTE_PFN_MASK);
	}
	pr_info("%s\n", line);
}

static const char *fault_reason(unsigned long error_code)
{
	if (!(error_code & X86_PF_PROT))
		return "not-present page";
	if (error_code & X86_PF_RSVD)
		return "reserved bit violation";
	return "permissions violation";
}

static const char *fault_access(unsigned long error_code)
{
	if (error_code & X86_PF_INSTR)
		return "instruction fetch";
	return error_code & X86_PF_WRITE ? "write access" : "read access";
}

static void show_fault(unsigned long error_code, unsigned long address)
{
	if ((error_code & X86_PF_INSTR) && (error_code & X86_PF_PROT))
		pr_crit("kernel tried to execute NX-protected page - exploit attempt? (uid: 0)\n");
	if (address < PAGE_SIZE)
		pr_alert("BUG: kernel NULL pointer dereference, address: %016lx\n",
			 address);
	else
		pr_alert("BUG: unable to handle page fault for address: %016lx\n",
			 address);
	pr_alert("#PF: supervisor %s in kernel mode\n",
		 fault_access(error_code));
	pr_alert("#PF: error_code(0x%04lx) - %s\n", error_code,
		 fault_reason(error_code));
	dump_pagetable(address);
}

/**
 * page_fault_oops - report an access that nothing allowed for
 * @regs: of the fault
 * @error_code: X86_PF_*
 * @address: from CR2
 *
 * Context: exception. Does not return.
 */
void __noreturn page_fault_oops(struct pt_regs *regs, unsigned long error_code,
				unsigned long address)
{
	unsigned long flags;

	if (is_stack_guard(address))
		handle_stack_overflow(regs, address);
	flags = oops_begin();
	show_fault(error_code, address);
	if (oops_explain_ip)
		oops_explain_ip(regs->ip);
	print_oops("Oops", regs, error_code);
	printk(KERN_DEFAULT "CR2: %016lx\n", address);
	oops_end(flags);
	kill_culprit(SIGKILL);
}

/* ----------------------------------------------------------- stack overflow */

/* Which stack has @address in the page below it? NULL: none. */
static const char *guarded_stack(unsigned long address, unsigned long *low)
{
	const char *name = special_stack_name(address, low);

	if (!name) {
		name = "TASK";
		*low = (unsigned long)current->stack;
	}
	return address < *low && address >= *low - PAGE_SIZE ? name : NULL;
}

/** is_stack_guard - did an access run over the end of the stack in use? */
bool is_stack_guard(unsigned long address)
{
	unsigned long low;

	return guarded_stack(address, &low);
}

/**
 * handle_stack_overflow - report a stack that ran over, and whose
 * @regs: of the fault; sp is in the guard page or near it
 * @address: of the access, in the guard page
 *
 * A thread dies of it; on an interrupt's stack it is the machine.
 * Context: double fault, on its own stack; or page fault. Does not return.
 */
void __noreturn handle_stack_overflow(struct pt_regs *regs,
				      unsigned long address)
{
	unsigned long low, flags = oops_begin();
	const char *name = guarded_stack(address, &low);

	pr_emerg("BUG: %s stack guard page was hit at %016lx (stack is %016lx..%016lx)\n",
		 name, address, low, low + THREAD_SIZE - 1);
	print_oops("stack guard page", regs, 0);
	oops_end(flags);
	if (name[0] != 'T')
		panic("%s stack guard hit", name);
	kill_culprit(SIGSEGV);
}
