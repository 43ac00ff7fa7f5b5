; SPDX-License-Identifier: MIT
;
; vectors.asm - 256 stubs, the first instructions of every exception and
; interrupt, and the table of their addresses that idt_setup() reads.
;
; The CPU does not tell a handler which vector it took, so each vector has a
; stub that does: it completes the CPU's frame to one form and jumps to one of
; the two common paths in entry.asm.
;
;   exceptions:  [error code, or 0 where the CPU pushes none]  <- pushed here
;                [the interrupted edi]                         <- pushed here
;                edi = vector
;   interrupts:  [vector, in the error code's place]           <- pushed here
;
; Linux: arch/x86/include/asm/idtentry.h makes them by macros, one handler each.

	extern asm_exception, asm_interrupt

	section .irqentry.text progbits alloc exec nowrite align=16

; These push an error code themselves: 8, 10 to 14, 17, 21, 29, 30.
%define ERROR_CODE_VECTORS 0x60227d00

%assign vector 0
%rep 32
	align	16
exception_ %+ vector:
%if ((ERROR_CODE_VECTORS >> vector) & 1) == 0
	push	byte 0
%endif
	push	rdi
	mov	edi, vector
	jmp	asm_exception
%assign vector vector + 1
%endrep

%rep 256 - 32
	align	16
interrupt_ %+ vector:
	push	strict dword vector
	jmp	asm_interrupt
%assign vector vector + 1
%endrep

	section .rodata progbits alloc noexec nowrite align=8
	global vector_stubs
; const unsigned long vector_stubs[256]
vector_stubs:
%assign vector 0
%rep 32
	dq	exception_ %+ vector
%assign vector vector + 1
%endrep
%rep 256 - 32
	dq	interrupt_ %+ vector
%assign vector vector + 1
%endrep
