; SPDX-License-Identifier: MIT
;
; entry.asm - the common paths of exceptions and interrupts, and the first
; instructions of the other CPUs at the kernel's own address.
;
; Everything runs in ring 0 with the kernel's GS, so there is nothing to switch
; on the way in but, for an interrupt, the stack. Both paths build struct
; pt_regs (asm/ptrace.h) and a frame whose return address is the interrupted
; instruction, so that a walk along the frame pointers passes from the handler
; to what it interrupted, in gdb as in the oops:
;
;   high  ss, sp, flags, cs, ip    pushed by the CPU
;         orig_ax                  error code or vector: vectors.asm
;         di .. r15                pushed here        <- struct pt_regs *
;         ip again                 as a return address
;   low   bp again                 rbp points here
;
; Called from the stubs in vectors.asm; call trap_dispatch() in traps.c and
; irq_dispatch() in irq_entry.c.
;
; Linux: arch/x86/entry/entry_64.S; most of that is for user space.

%include "boot.inc"

	extern trap_dispatch, irq_dispatch, preempt_schedule_irq
	extern irq_count, irq_stack_ptr, __preempt_count	; per CPU
	extern init_top_pgt, idt_descr, start_secondary

PT_R11		equ 6 * 8		; offsets in struct pt_regs
PT_IP		equ 16 * 8

; di is on the stack (exceptions) or pushed just before (interrupts).
%macro PUSH_REST 0
	push	rsi
	push	rdx
	push	rcx
	push	rax
	push	r8
	push	r9
	push	r10
	push	r11
	push	rbx
	push	rbp
	push	r12
	push	r13
	push	r14
	push	r15
%endmacro

; What a C function may change. ax to di end 8 bytes below orig_ax.
%macro POP_CALLER_SAVED 0
	pop	r11
	pop	r10
	pop	r9
	pop	r8
	pop	rax
	pop	rcx
	pop	rdx
	pop	rsi
	pop	rdi
%endmacro

	section .irqentry.text progbits alloc exec nowrite align=16

; void asm_interrupt(void): an external interrupt or IPI.
;
; Entered from interrupt_N with interrupts off; [rsp] = vector. The interrupted
; code had interrupts on, since it was interrupted; it may have been on this
; CPU's interrupt stack already (in a softirq): irq_count is -1 outside, and
; only the step to 0 changes stacks.
;
; Before it returns, on the thread's own stack again: __preempt_count is 0 when
; preemption is allowed and somebody waits (the need-resched bit is folded in,
; inverted: asm/preempt.h). preempt_schedule_irq() returns when this thread's
; turn comes again.
FUNC asm_interrupt
	push	rdi
	PUSH_REST
	cld
	mov	rdi, rsp		; struct pt_regs *regs
	push	qword [rsp + PT_IP]
ENDFUNC asm_interrupt
FUNC asm_call_irq_on_stack
	push	rbp
	mov	rbp, rsp
	inc	dword [gs:irq_count]
	cmovz	rsp, [gs:irq_stack_ptr]
	call	irq_dispatch
	dec	dword [gs:irq_count]
	mov	rsp, rbp
	cmp	dword [gs:__preempt_count], 0
	je	.preempt
.out:
	pop	rbp
	add	rsp, 8 + PT_R11		; C kept rbx and r12 to r15
	POP_CALLER_SAVED
	add	rsp, 8			; vector
	iretq
.preempt:
	call	preempt_schedule_irq
	jmp	.out
ENDFUNC asm_call_irq_on_stack

; void asm_exception(void): a fault, trap or abort.
;
; Entered from exception_N; edi = vector, the caller's rdi and the error code
; are on the stack. Stays on the stack that the CPU chose: the current one, or
; an IST stack (double fault, NMI, machine check). All registers are restored
; from pt_regs, since a handler may have changed them (a fixup changes ip).
FUNC asm_exception
	PUSH_REST
	cld
	mov	esi, edi		; unsigned int vector
	mov	rdi, rsp		; struct pt_regs *regs
	push	qword [rsp + PT_IP]
ENDFUNC asm_exception
FUNC asm_call_trap
	push	rbp
	mov	rbp, rsp
	call	trap_dispatch
	add	rsp, 16
	pop	r15
	pop	r14
	pop	r13
	pop	r12
	pop	rbp
	pop	rbx
	POP_CALLER_SAVED
	add	rsp, 8			; error code
	iretq
ENDFUNC asm_call_trap

	section .text progbits alloc exec nowrite align=16

; void x86_64_start_secondary(unsigned int cpu /* edi */)
;
; From ap_trampoline.asm: long mode, the tables of the trampoline, GS base and
; the idle thread's stack set; no IDT. The first thing is one, so that from here
; on a fault says what it was. Then the kernel's own tables, without the
; trampoline. Does not return.
	align	16
FUNC x86_64_start_secondary
	lidt	[idt_descr]
	mov	rax, init_top_pgt - KERNEL_MAP
	mov	cr3, rax
	xor	ebp, ebp
	push	rbp
	call	start_secondary
	ud2
ENDFUNC x86_64_start_secondary
