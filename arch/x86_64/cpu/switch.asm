; SPDX-License-Identifier: MIT
;
; The switch: one thread stops here, and another goes on from here.
;
; What a stopped thread has on top of its stack is struct inactive_task_frame
; (asm/switch_to.h); the pushes below must match it. Linux: entry_64.S.

; offsetof(struct task_struct, thread.sp), asserted in thread.c
%define TASK_THREAD_SP	16

bits 64
section .text

; struct task_struct *__switch_to_asm(struct task_struct *prev,
;				      struct task_struct *next);
;
; in	rdi = prev, rsi = next
; out	rax = the thread that ran before next, for next (which is prev)
; keeps	rbx rbp r12-r15, through the stack; the rest is the caller's to save
; called from context_switch() in sched/core.c, interrupts off, rq->lock held
;
;	next's stack	| ...		|
;			| return address|
;			| rbp		|
;			| rbx		|
;			| r12 .. r15	| <- next->thread.sp
global __switch_to_asm:function
__switch_to_asm:
	push	rbp
	push	rbx
	push	r12
	push	r13
	push	r14
	push	r15
	mov	[rdi + TASK_THREAD_SP], rsp
	mov	rsp, [rsi + TASK_THREAD_SP]
	pop	r15
	pop	r14
	pop	r13
	pop	r12
	pop	rbx
	pop	rbp
	mov	rax, rdi
	ret
.end:

; The return address in a new thread's first frame (arch_thread_init()).
;
; in	rax = prev, from __switch_to_asm; rbx = void (*entry)(prev)
; The zero pushed where a caller's frame would be ends every backtrace.
global ret_from_fork_asm:function
ret_from_fork_asm:
	xor	ebp, ebp
	push	rbp
	mov	rdi, rax
	call	rbx
	ud2			; entry() does not return

; What preempt_enable() calls when the count reaches 0: preempt_schedule(), with
; every register that a C function may change saved, since the caller's inline
; code does not expect a call there. rflags too: the caller may look at them.
;
;	| return address | rbp | rax rcx rdx rsi rdi r8-r11 |
extern preempt_schedule
global preempt_schedule_thunk:function
preempt_schedule_thunk:
	push	rbp
	mov	rbp, rsp
	push	rax
	push	rcx
	push	rdx
	push	rsi
	push	rdi
	push	r8
	push	r9
	push	r10
	push	r11
	call	preempt_schedule
	pop	r11
	pop	r10
	pop	r9
	pop	r8
	pop	rdi
	pop	rsi
	pop	rdx
	pop	rcx
	pop	rax
	pop	rbp
	ret
