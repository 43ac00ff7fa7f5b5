// SPDX-License-Identifier: MIT
/*
 * The first frame of a thread: laid out so that the switch to it looks like a
 * return into ret_from_fork_asm (cpu/switch.asm).
 *
 * Linux: arch/x86/kernel/process.c, copy_thread().
 */
#include <linux/compiler.h>
#include <linux/sched.h>
#include <linux/stddef.h>
#include <asm/switch_to.h>

static_assert(offsetof(struct task_struct, thread.sp) == 16,
	      "TASK_THREAD_SP in switch.asm");

void ret_from_fork_asm(void);

/**
 * arch_thread_init - prepare a thread that has never run
 * @p: the thread
 * @stack: lowest address of its THREAD_SIZE bytes
 * @entry: what it calls first, with the thread that ran before it; no return
 */
void arch_thread_init(struct task_struct *p, void *stack,
		      void (*entry)(struct task_struct *prev))
{
	struct {
		struct inactive_task_frame frame;
		void (*entry)(struct task_struct *prev);
		unsigned long end;
	} *top = stack + THREAD_SIZE;

	top--;
	top->frame.bp = 0;
	top->frame.ret_addr = (unsigned long)ret_from_fork_asm;
	top->entry = entry;
	top->end = 0;
	p->thread.sp = (unsigned long)top;
}

/** arch_thread_pc - where a thread that does not run will go on */
unsigned long arch_thread_pc(const struct task_struct *p)
{
	const struct inactive_task_frame *frame = (void *)p->thread.sp;

	return READ_ONCE(frame->ret_addr);
}
