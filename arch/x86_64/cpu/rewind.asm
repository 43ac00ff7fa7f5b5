; SPDX-License-Identifier: MIT
;
; rewind.asm - leaving a stack for good, for a thread that dies of an oops
; (oops.c). Linux: rewind_stack_and_make_dead() in entry_64.S.

%include "boot.inc"

	section .text progbits alloc exec nowrite align=16

; void rewind_stack(void *stack_top /* rdi */, void (*fn)(int) /* rsi */,
;		    int arg /* edx */)
;
; Forgets everything that is on the thread's stack and calls fn(arg) at its
; top. For a thread that dies of an oops: what it died in may be the stack
; itself, and we may be on the stack of the double fault. fn does not return.
FUNC rewind_stack
	xor	ebp, ebp
	mov	rsp, rdi
	mov	edi, edx
	push	rbp			; return address 0: the backtrace ends
	jmp	rsi
ENDFUNC rewind_stack
