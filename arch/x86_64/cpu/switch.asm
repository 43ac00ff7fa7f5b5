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

; Not a C function: switch_to() calls it, and names all registers but rbp and
; rsp as ruined, so the compiler has saved what it needs.
;
; in	rdi = prev, rsi = next
; out	rax = the thread that ran before next, for next (which is prev)
; keeps	rbp, through the stack
; called from context_switch() in sched/core.c, interrupts off, rq->lock held
;
;	next's stack	| ...		|
;			| return address|
;			| rbp		| <- next->thread.sp
global __switch_to_asm:function
__switch_to_asm:
	push	rbp
	mov	[rdi + TASK_THREAD_SP], rsp
	mov	rsp, [rsi + TASK_THREAD_SP]
	pop	rbp
	mov	rax, rdi
	ret

; The return address in a new thread's first frame (arch_thread_init()), which
; has the function to enter above it.
;
; in	rax = prev, from __switch_to_asm; rbp = 0, which ends every backtrace
;
;			| 0		|
;			| entry		| <- rsp
global ret_from_fork_asm:function
ret_from_fork_asm:
	mov	rdi, rax
	pop	rax
	call	rax		; void entry(struct task_struct *prev)
	ud2			; it does not return

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
