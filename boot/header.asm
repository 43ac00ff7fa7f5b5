; SPDX-License-Identifier: MIT
;
; header.asm - how boot loaders recognise the image, and where they enter it.
;
; One ELF, two doors: GRUB looks for the multiboot2 header in the first 32 KiB
; of the file and enters at `start`; QEMU's -kernel (and Xen) look for an ELF
; note of type 18 and enter at the physical address in it, `pvh_start`. Both
; doors are in start.asm.
;
; Linux: arch/x86/platform/pvh/head.S has the same note; it has no multiboot.

%include "boot.inc"

MB2_MAGIC	equ 0xe85250d6		; Multiboot2 Specification 2.0, 3.1
MB2_ARCH_I386	equ 0			; entered in 32-bit protected mode

	global mb2_header
	extern pvh_start

	section .head.header progbits alloc noexec nowrite align=8
mb2_header:
	dd MB2_MAGIC
	dd MB2_ARCH_I386
	dd mb2_end - mb2_header
	dd 0x100000000 - (MB2_MAGIC + MB2_ARCH_I386 + (mb2_end - mb2_header))

	; Which tags of the answer we read; all optional: we say what we miss.
	align 8, db 0
.request:
	dw 1, 1				; information request, optional
	dd .request_end - .request
	dd 1, 3, 4, 6, 8, 14, 15	; see entry/multiboot2.c
.request_end:

	; VGA text will do ...
	align 8, db 0
	dw 4, 1				; console flags, optional
	dd 12
	dd 2				; we can use EGA text

	; ... and where there is none (UEFI), any 32-bit linear mode.
	align 8, db 0
	dw 5, 1				; framebuffer, optional
	dd 20
	dd 0, 0, 32			; width, height: no preference; depth

	; The initrd on a page border.
	align 8, db 0
	dw 6, 1				; module alignment, optional
	dd 8

	align 8, db 0
	dw 0, 0				; the end
	dd 8
mb2_end:

	section .note.Xen note alloc noexec nowrite align=4
	dd 4, 8, 18			; name size, data size, PHYS32_ENTRY
	db "Xen", 0
	dq PHYS(pvh_start)
