; SPDX-License-Identifier: MIT
;
; start.asm - from the loader's 32-bit protected mode to C in long mode.
;
; The one idea: tables are needed to turn paging on, and paging is needed to
; run at the address that the kernel was linked to. So for a moment the same
; memory is seen three times, and the jump goes from the first view to the
; third:
;
;   virtual 0 .. 4 GiB              -> physical 0 .. 4 GiB   code runs here now
;   PAGE_OFFSET .. + 4 GiB          -> physical 0 .. 4 GiB   __va() of C
;   __START_KERNEL_map .. + 1 GiB   -> physical 0 .. 1 GiB   C was linked here
;
; Called by the loader (see header.asm); calls x86_64_start_kernel() in
; entry/start64.c, on init_task's stack. paging.c then builds tables with
; rights, and these are forgotten.
;
; A fault in here would reset the machine. Both modes therefore have a table of
; handlers from the first moment on; all they do is to say what happened.
;
; The loader has cleared .bss, as ELF asks; multiboot2 and PVH both promise it.
; Linux: arch/x86/boot/compressed/head_64.S and kernel/head_64.S, which also
; relocate, decompress and encrypt.

%include "boot.inc"

	extern x86_64_start_kernel
	extern init_stack_top		; linker.ld

	section .head.text progbits alloc exec nowrite align=16
	bits 32

; void start(u32 magic /* eax */, struct multiboot_info *info /* ebx */)
;
; From GRUB: protected mode, flat segments, paging and interrupts off, no
; stack. eax is 0x36d76289, unless somebody else called.
FUNC start
	mov	edi, BOOT_MULTIBOOT2
	jmp	start_common
ENDFUNC start

; void pvh_start(struct hvm_start_info *info /* ebx */)
;
; From QEMU's option ROM or Xen: the same state, but eax says nothing: the
; magic is the first word of *info.
FUNC pvh_start
	mov	edi, BOOT_PVH
	mov	eax, [ebx]
ENDFUNC pvh_start

; edi: enum boot_protocol; eax: magic; ebx: physical address of the info.
; From here to long mode: edi, esi = info and ebp = magic stay.
FUNC start_common
	cli
	cld
	mov	esi, ebx
	mov	ebp, eax
	mov	esp, PHYS(init_stack_top)
	lgdt	[PHYS(boot_gdt_ptr)]
	jmp	KERNEL32_CS:PHYS(.segments)
.segments:
	mov	eax, KERNEL_DS
	mov	ds, eax
	mov	es, eax
	mov	fs, eax
	mov	gs, eax
	mov	ss, eax
	call	boot_build_idts
	lidt	[PHYS(boot_idt32_ptr)]
	rdtsc				; when it all began: /proc/boot_ticks
	mov	[PHYS(boot_tsc)], eax
	mov	[PHYS(boot_tsc) + 4], edx
	call	boot_check_cpu
	call	boot_build_tables

	mov	eax, CR4_PAE		; alone: no five levels of firmware's
	mov	cr4, eax
	mov	eax, PHYS(early_top_pgt)
	mov	cr3, eax
	mov	ecx, MSR_EFER
	rdmsr
	or	eax, EFER_LME
	wrmsr
	lidt	[PHYS(boot_idt64_ptr)]
	mov	eax, CR0_STATE
	mov	cr0, eax
	jmp	KERNEL_CS:PHYS(start64)
ENDFUNC start_common

; void boot_check_cpu(void): no CPUID or no long mode is the end, in words.
;
; Clobbers eax, ebx, ecx, edx.
FUNC boot_check_cpu
	pushfd				; CPUID is there if EFLAGS.ID changes
	pop	eax
	mov	ecx, eax
	xor	eax, 1 << 21
	push	eax
	popfd
	pushfd
	pop	eax
	push	ecx
	popfd
	xor	eax, ecx
	test	eax, 1 << 21
	jz	.no
	mov	eax, 0x80000000
	cpuid
	cmp	eax, 0x80000001
	jb	.no
	mov	eax, 0x80000001
	cpuid
	test	edx, 1 << 29		; LM
	jz	.no
	ret
.no:
	mov	esi, PHYS(msg_no_long_mode)
	jmp	boot_die
ENDFUNC boot_check_cpu

; void boot_build_tables(void): the three views, in pages of 2 MiB.
;
;   early_top_pgt[0], [273] -> early_low[0..3] -> early_pd[2048 x 2 MiB]
;   early_top_pgt[511] -> early_high[510] -> the first GiB of early_pd
;
; Clobbers eax, ebx, ecx.
FUNC boot_build_tables
	mov	eax, PHYS(early_low) + PTE_PRESENT + PTE_RW
	mov	[PHYS(early_top_pgt)], eax
	mov	[PHYS(early_top_pgt) + 273 * 8], eax	; PAGE_OFFSET
	mov	dword [PHYS(early_top_pgt) + 511 * 8], \
		PHYS(early_high) + PTE_PRESENT + PTE_RW
	mov	eax, PHYS(early_pd) + PTE_PRESENT + PTE_RW
	mov	[PHYS(early_high) + 510 * 8], eax
	xor	ecx, ecx
.1:	mov	[PHYS(early_low) + ecx * 8], eax
	add	eax, 0x1000
	inc	ecx
	cmp	ecx, 4
	jb	.1
	mov	eax, PTE_PRESENT + PTE_RW + PTE_PSE
	mov	ebx, PHYS(early_pd)
	mov	ecx, 4 * 512
.2:	mov	[ebx], eax
	add	ebx, 8
	add	eax, 2 << 20
	dec	ecx
	jnz	.2
	ret
ENDFUNC boot_build_tables

; void boot_build_idts(void): 32 gates of either kind to the same 32 stubs.
;
; A stub lies below 4 GiB like everything here, so the upper half of a 64-bit
; address is zero. Clobbers eax, ebx, ecx, edx.
FUNC boot_build_idts
	xor	ecx, ecx
.1:	lea	eax, [PHYS(boot_fault_stubs) + ecx * 8]
	mov	edx, eax
	and	eax, 0xffff
	and	edx, 0xffff0000
	or	edx, 0x8e00		; present, interrupt gate
	lea	ebx, [eax + (KERNEL32_CS << 16)]
	mov	[PHYS(boot_idt32) + ecx * 8], ebx
	mov	[PHYS(boot_idt32) + ecx * 8 + 4], edx
	lea	ebx, [ecx + ecx]
	or	eax, KERNEL_CS << 16
	mov	[PHYS(boot_idt64) + ebx * 8], eax
	mov	[PHYS(boot_idt64) + ebx * 8 + 4], edx
	inc	ecx
	cmp	ecx, 32
	jb	.1
	ret
ENDFUNC boot_build_idts

; What follows, down to boot_die's end, runs in 32-bit and in 64-bit mode: only
; instructions are used that have the same bytes and the same meaning in both
; (so no inc, no dec and no absolute address).

; Stubs of 8 bytes: push the vector, go on.
	align 8
FUNC boot_fault_stubs
%assign vector 0
%rep 32
	align 8
	push	byte vector
	jmp	strict near boot_fault
%assign vector vector + 1
%endrep
ENDFUNC boot_fault_stubs

; Stack, in slots of 4 or 8 bytes, upwards: vector, error code if this vector
; has one, instruction pointer. Prints vector and the pointer's lower half.
FUNC boot_fault
	mov	edx, 4
	mov	ecx, cs
	cmp	ecx, KERNEL_CS
	jne	.1
	add	edx, edx
.1:	mov	ebx, [esp]
	mov	ecx, esp
	add	ecx, edx
	mov	eax, 0x27d00		; 8, 10 to 14, 17 push an error code
	bt	eax, ebx
	jnc	.2
	add	ecx, edx
.2:	mov	ebp, [ecx]
	mov	esi, PHYS(msg_fault)
	call	boot_puts
	mov	ecx, 8
	mov	edi, ebx
	call	boot_puthex
	mov	esi, PHYS(msg_at)
	call	boot_puts
	mov	edi, ebp
	call	boot_puthex
	mov	esi, PHYS(msg_halted)
ENDFUNC boot_fault

; void boot_die(const char *msg /* esi */): the last words.
FUNC boot_die
	call	boot_puts
.1:	cli
	hlt
	jmp	.1
ENDFUNC boot_die

; void boot_puthex(u32 value /* edi */): clobbers eax, ecx, edx, edi.
FUNC boot_puthex
	mov	ecx, 8
.1:	rol	edi, 4
	mov	eax, edi
	and	eax, 15
	add	eax, '0'
	cmp	eax, '9'
	jbe	.2
	add	eax, 'a' - '9' - 1
.2:	call	boot_putc
	sub	ecx, 1
	jnz	.1
	ret
ENDFUNC boot_puthex

; void boot_puts(const char *s /* esi */): clobbers eax, edx, esi.
FUNC boot_puts
	lodsb
	test	al, al
	jz	.1
	call	boot_putc
	jmp	boot_puts
.1:	ret
ENDFUNC boot_puts

; void boot_putc(char c /* al */): to COM1 at 115200 baud, and to the VGA text
; page's first lines. Neither needs to exist: the wait ends by itself.
; Clobbers eax, edx.
FUNC boot_putc
	push	ecx
	push	ebx
	mov	ebx, eax
	mov	ecx, PHYS(boot_column)
	mov	edx, [ecx]
	cmp	edx, 0
	jne	.1
	call	boot_serial_init
	mov	edx, 0
.1:	add	edx, 2
	mov	[ecx], edx
	mov	bh, 0x4f		; white on red
	mov	[edx + 0xb8000 - 2], bx
	mov	ecx, 100000		; polls, of about 1 us on real machines
	mov	edx, 0x3fd		; line status
.2:	in	al, dx
	test	al, 0x20		; room for a byte
	jnz	.3
	sub	ecx, 1
	jnz	.2
.3:	mov	edx, 0x3f8
	mov	eax, ebx
	out	dx, al
	pop	ebx
	pop	ecx
	ret
ENDFUNC boot_putc

; void boot_serial_init(void): 8 bits, no parity. Clobbers eax, edx.
%macro SERIAL 2
	mov	edx, 0x3f8 + %1
	mov	eax, %2
	out	dx, al
%endmacro
FUNC boot_serial_init
	SERIAL	1, 0			; no interrupts
	SERIAL	3, 0x80			; the divisor shows
	SERIAL	0, 1
	SERIAL	1, 0
	SERIAL	3, 3			; 8n1
	SERIAL	2, 7			; queues on, empty
	ret
ENDFUNC boot_serial_init

	bits 64

; The first 64-bit instructions, still at physical addresses. An absolute jump
; reaches the linked address.
FUNC start64
	mov	eax, KERNEL_DS
	mov	ds, eax
	mov	es, eax
	mov	ss, eax
	xor	eax, eax
	mov	fs, eax			; bases become 0: per-CPU data of the
	mov	gs, eax			; boot CPU lies where it was linked
	mov	ecx, MSR_GS_BASE
	xor	edx, edx
	wrmsr
	mov	rsp, init_stack_top
	mov	rax, .high
	jmp	rax
.high:
	; x86_64_start_kernel(edi: protocol, rsi: info, edx: magic, rcx: tsc)
	mov	esi, esi
	mov	edx, ebp
	mov	rcx, [boot_tsc]
	xor	ebp, ebp		; the first frame: backtraces end here
	push	rbp
	jmp	x86_64_start_kernel
ENDFUNC start64

	section .rodata progbits alloc noexec nowrite align=8
boot_gdt:
	dq	0
	dq	0x00cf9b000000ffff	; 32-bit code, flat
	dq	0x00af9b000000ffff	; 64-bit code
	dq	0x00cf93000000ffff	; data
boot_gdt_ptr:
	dw	boot_gdt_ptr - boot_gdt - 1
	dd	PHYS(boot_gdt)
boot_idt32_ptr:
	dw	32 * 8 - 1
	dd	PHYS(boot_idt32)
boot_idt64_ptr:
	dw	32 * 16 - 1
	dd	PHYS(boot_idt64)

msg_no_long_mode:
	db	"pid2: this CPU has no 64-bit long mode; halted", 13, 10, 0
msg_fault:
	db	"pid2: exception 0x", 0
msg_at:
	db	" in the boot code at 0x", 0
msg_halted:
	db	"; halted", 13, 10, 0

	section .bss..page_aligned nobits alloc noexec write align=4096
	global early_top_pgt
early_top_pgt:	resq 512
early_low:	resq 512
early_high:	resq 512
early_pd:	resq 4 * 512

	section .bss nobits alloc noexec write align=16
boot_idt32:	resq 32
boot_idt64:	resq 2 * 32
boot_tsc:	resq 1			; when the image was entered
boot_column:	resd 1			; bytes already on the screen
