// SPDX-License-Identifier: MIT
/*
 * stacktrace.c - how a thread got where it is.
 *
 * Every function begins with "push rbp; mov rbp, rsp" (-fno-omit-frame-pointer),
 * and so do the frames that entry.asm builds, so the frames form a list:
 *
 *   rbp -> | caller's rbp | return address |  ... the frame of the caller
 *                 `---> | its caller's rbp | return address | ...
 *
 * A walk follows it while rbp points into a stack that this thread can be on:
 * its own, and for the running one this CPU's interrupt and exception stacks. A
 * frame outside of these ends the walk, so that a smashed stack shows less but
 * does not fault.
 *
 * Used by oops.c, WARN, the shell's ps and backtrace, hung task and lockdep.
 * No locks; the stack of a thread that runs elsewhere may change under the
 * walk, which then shows nonsense. Linux: arch/x86/kernel/unwind_frame.c (and
 * ORC), dumpstack.c; those also show addresses that only look like returns.
 */
#include <asm/stacktrace.h>

#include <asm/desc.h>
#include <asm/ptrace.h>
#include <asm/sections.h>
#include <asm/switch_to.h>
#include <linux/export.h>
#include <linux/kallsyms.h>
#include <linux/panic.h>
#include <linux/printk.h>
#include <linux/sched.h>

struct frame {
	struct frame *next;
	unsigned long ret;
};

/**
 * struct walk - where a walk is
 * @frame: next frame to look at
 * @low, @high: bounds of the stack it is in
 * @name: "IRQ", "#DF" ..., or NULL on a thread's own stack
 * @task: whose stack
 */
struct walk {
	struct frame *frame;
	unsigned long low, high;
	const char *name;
	struct task_struct *task;
};

/* Is there a whole frame at w->frame, on a stack that makes sense? */
static bool find_stack(struct walk *w)
{
	unsigned long addr = (unsigned long)w->frame;
	unsigned long stack = (unsigned long)w->task->stack;

	if (addr & 7)
		return false;
	w->name = NULL;
	w->low = stack;
	if ((addr < stack || addr >= stack + THREAD_SIZE) &&
	    w->task == current)
		w->name = special_stack_name(addr, &w->low);
	w->high = w->low + THREAD_SIZE;
	return addr >= w->low && addr + sizeof(struct frame) <= w->high;
}

/* @here: frame of the function that was asked, whose caller comes first */
static void walk_start(struct walk *w, struct task_struct *task,
		       struct pt_regs *regs, void *here)
{
	const struct inactive_task_frame *sleeping;

	w->task = task ? task : current;
	if (regs) {
		w->frame = (struct frame *)regs->bp;
	} else if (w->task == current) {
		w->frame = here;
	} else {
		sleeping = (void *)w->task->thread.sp;
		w->frame = (struct frame *)sleeping->bp;
	}
}

/*
 * The caller's return address; false at the end, where nobody returns to. A
 * call to nowhere has 0 too, but a frame below. Inside one stack only upwards.
 */
static bool walk_next(struct walk *w, unsigned long *ret)
{
	struct frame *frame = w->frame, *next;

	if (!find_stack(w))
		return false;
	next = READ_ONCE(frame->next);
	if (next <= frame && (unsigned long)next >= w->low)
		next = NULL;
	w->frame = next;
	*ret = READ_ONCE(frame->ret);
	return *ret || next;
}

static void walk_all(struct walk *w, stack_trace_consume_fn consume,
		     void *cookie, unsigned long first)
{
	unsigned long addr = first;

	if (first && !consume(cookie, first))
		return;
	while (walk_next(w, &addr))
		if (!consume(cookie, addr))
			return;
}

/**
 * arch_stack_walk - call a function for each return address
 * @consume: gets @cookie and the address, innermost first; false stops
 * @cookie: for @consume
 * @task: whose stack; NULL or current: from the caller of this
 * @regs: from these registers on, or NULL
 *
 * Context: any. @task sleeps, or is current.
 */
noinline void arch_stack_walk(stack_trace_consume_fn consume, void *cookie,
			      struct task_struct *task, struct pt_regs *regs)
{
	struct walk w = { 0 };
	unsigned long first = 0;

	walk_start(&w, task, regs, __builtin_frame_address(0));
	if (regs)
		first = regs->ip;
	else if (w.task != current)
		first = arch_thread_pc(w.task);
	walk_all(&w, consume, cookie, first);
	barrier();	/* no tail call: the frame is being walked */
}

struct trace_buf {
	unsigned long *store;
	unsigned int len, size, skip;
};

static bool store_entry(void *cookie, unsigned long addr)
{
	struct trace_buf *b = cookie;

	if (b->skip)
		b->skip--;
	else if (b->len < b->size)
		b->store[b->len++] = addr;
	return b->len < b->size;
}

/**
 * stack_trace_save_tsk - return addresses of a thread into an array
 * @task: sleeping; of current, those from the caller on
 * @store: gets them
 * @size: of @store
 * @skip: innermost ones to leave out
 *
 * Return: how many were stored.
 */
noinline unsigned int stack_trace_save_tsk(struct task_struct *task,
					   unsigned long *store,
					   unsigned int size, unsigned int skip)
{
	struct trace_buf b = { .store = store, .size = size, .skip = skip };
	struct walk w = { 0 };

	walk_start(&w, task, NULL, __builtin_frame_address(0));
	walk_all(&w, store_entry, &b,
		 w.task == current ? 0 : arch_thread_pc(w.task));
	return b.len;
}
EXPORT_SYMBOL_GPL(stack_trace_save_tsk);

/** stack_trace_save - the same for the caller; @skip 0 begins in it. */
noinline unsigned int stack_trace_save(unsigned long *store, unsigned int size,
				       unsigned int skip)
{
	struct trace_buf b = { .store = store, .size = size, .skip = skip };
	struct walk w = { 0 };

	walk_start(&w, NULL, NULL, __builtin_frame_address(0));
	walk_all(&w, store_entry, &b, 0);
	return b.len;
}
EXPORT_SYMBOL_GPL(stack_trace_save);

/* " <IRQ>" and " </IRQ>" where the walk passes from stack to stack. */
static void print_stack_change(struct walk *w, const char **stack,
			       const char *loglvl)
{
	const char *now = w->name ? w->name : "TASK";

	if (now == *stack)
		return;
	if (*stack)
		printk("%s </%s>\n", loglvl, *stack);
	printk("%s <%s>\n", loglvl, now);
	*stack = now;
}

/*
 * What is at the top of the interrupted stack may be a return address too: of
 * a small function that has no frame of its own, or of a call to nowhere. "?"
 * says that this is a guess.
 */
static void print_top_of_stack(struct task_struct *task, struct pt_regs *regs,
			       const char **stack, const char *loglvl)
{
	struct walk w = { .task = task, .frame = (struct frame *)regs->sp };
	unsigned long addr;

	if (!find_stack(&w))
		return;
	addr = (unsigned long)READ_ONCE(w.frame->next);
	if (!kernel_text_address(addr))
		return;
	print_stack_change(&w, stack, loglvl);
	printk("%s %s%pB\n", loglvl, kernel_text_address(regs->ip) ? "? " : "",
	       (void *)addr);
}

/* The address below an exception's frame is that of the fault, not a return. */
static bool is_entry_text(unsigned long addr)
{
	return addr >= (unsigned long)__irqentry_text_start &&
	       addr < (unsigned long)__irqentry_text_end;
}

/**
 * show_trace_log_lvl - print a "Call Trace:"
 * @task: NULL: current
 * @regs: begin with the caller of what these interrupted, or NULL: from here
 * @loglvl: KERN_*
 */
noinline void show_trace_log_lvl(struct task_struct *task,
				 struct pt_regs *regs, const char *loglvl)
{
	const char *stack = NULL;
	struct walk w = { 0 };
	unsigned long addr;
	bool exact = false;

	printk("%sCall Trace:\n", loglvl);
	walk_start(&w, task, regs, __builtin_frame_address(0));
	if (regs)
		print_top_of_stack(w.task, regs, &stack, loglvl);
	else if (w.task != current)
		printk("%s %pS\n", loglvl, (void *)arch_thread_pc(w.task));
	while (walk_next(&w, &addr)) {
		print_stack_change(&w, &stack, loglvl);
		printk(exact ? "%s %pS\n" : "%s %pB\n", loglvl, (void *)addr);
		exact = is_entry_text(addr);
	}
	if (stack)
		printk("%s </%s>\n", loglvl, stack);
}

/**
 * show_stack - print where a thread is
 * @task: NULL: current
 * @sp: ignored; Linux begins there
 * @loglvl: KERN_*
 */
void show_stack(struct task_struct *task, unsigned long *sp,
		const char *loglvl)
{
	show_trace_log_lvl(task, NULL, loglvl);
}

/** dump_stack_lvl - print who runs here, and how it got here. Any context. */
void dump_stack_lvl(const char *log_lvl)
{
	dump_stack_print_info(log_lvl);
	show_stack(NULL, NULL, log_lvl);
}
EXPORT_SYMBOL(dump_stack_lvl);

/** dump_stack - dump_stack_lvl() at the default level. */
void dump_stack(void)
{
	dump_stack_lvl(KERN_DEFAULT);
}
EXPORT_SYMBOL(dump_stack);
