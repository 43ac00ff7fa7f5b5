; SPDX-License-Identifier: MIT
;
; ap_trampoline.asm - what the other CPUs wake up in.
;
; A start-up IPI carries a page number below 1 MiB; the CPU begins there in
; 16-bit real mode, with cs = page << 8. So this is not run where it is linked:
; cpu/realmode.c copies it into a low page, and everything here is relative to
; that page. It does in three steps what start.asm does, then jumps to
; x86_64_start_secondary (entry/entry.asm) with the tables that map the page
; and the kernel.
;
; Only one CPU at a time comes through: there is one header. The page is mapped
; read-only by then, so what has to be written is written before paging.
;
; Linux: arch/x86/realmode/rm/trampoline_64.S.

%include "boot.inc"

	global trampoline_start, trampoline_end

%define REL(sym) ((sym) - trampoline_start)

	section .rodata progbits alloc noexec nowrite align=16
	bits 16

; struct trampoline_header (asm/realmode.h)
trampoline_start:
	jmp	near trampoline16
	align	8, nop
tr_cr3:		dd 0
tr_efer:	dd 0
tr_entry:	dq 0
tr_stack_top:	dq 0
tr_gs_base:	dq 0
tr_cpu:		dd 0
tr_alive:	dd 0

; Real mode. ebx becomes the page's physical address, and stays.
trampoline16:
	cli
	cld
	mov	ax, cs
	mov	ds, ax
	movzx	ebx, ax
	shl	ebx, 4
	mov	dword [REL(tr_alive)], 1
	lea	eax, [ebx + REL(tr_gdt)]
	mov	[REL(tr_gdt_ptr) + 2], eax
	lea	eax, [ebx + REL(trampoline32)]
	mov	[REL(tr_far32)], eax
	lea	eax, [ebx + REL(trampoline64)]
	mov	[REL(tr_far64)], eax
	o32 lgdt [REL(tr_gdt_ptr)]
	mov	eax, cr0
	and	eax, ~(3 << 29)		; caches on: CD and NW are set by INIT
	or	eax, CR0_PE
	mov	cr0, eax
	jmp	dword far [REL(tr_far32)]

	bits 32
trampoline32:
	mov	eax, KERNEL_DS
	mov	ds, eax
	mov	es, eax
	mov	ss, eax
	mov	eax, CR4_PAE
	mov	cr4, eax
	mov	eax, [ebx + REL(tr_cr3)]
	mov	cr3, eax
	mov	ecx, MSR_EFER		; no-execute bits are in the tables, so
	rdmsr				; NX must be on before paging is
	or	eax, [ebx + REL(tr_efer)]
	wrmsr
	mov	eax, CR0_STATE
	mov	cr0, eax
	jmp	far [ebx + REL(tr_far64)]

	bits 64
trampoline64:
	xor	eax, eax
	mov	fs, eax
	mov	gs, eax
	mov	ecx, MSR_GS_BASE	; per-CPU data from here on
	mov	eax, [rbx + REL(tr_gs_base)]
	mov	edx, [rbx + REL(tr_gs_base) + 4]
	wrmsr
	mov	rsp, [rbx + REL(tr_stack_top)]
	mov	edi, [rbx + REL(tr_cpu)]
	jmp	[rbx + REL(tr_entry)]

	align	8
tr_gdt:	; as boot_gdt; the accessed bits are set, nobody writes here
	dq	0
	dq	0x00cf9b000000ffff
	dq	0x00af9b000000ffff
	dq	0x00cf93000000ffff
tr_gdt_ptr:
	dw	tr_gdt_ptr - tr_gdt - 1
	dd	0
tr_far32:
	dd	0
	dw	KERNEL32_CS
tr_far64:
	dd	0
	dw	KERNEL_CS
trampoline_end:
