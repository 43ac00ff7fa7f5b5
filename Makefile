# SPDX-License-Identifier: MIT
# pid2: from settings to flags, objects, rules, and what a person types.
# `make help` prints the targets. Everything made goes to build/.

## Settings, for the command line: make run CPUS=2 DEBUG=1
CPUS     ?= 4
MEM      ?= 256M
ACCEL    ?= tcg
# pvh: QEMU loads the ELF itself; iso, usb: the disc image, through GRUB
BOOT     ?= pvh
FIRMWARE ?= bios
CMDLINE  ?=
# modules of this folder (or folders, or .c files): built, shipped, loaded
M        ?=
QEMUFLAGS ?=
BUILD    ?= build

MAKEFLAGS += -rR --no-print-directory
ifeq ($(filter -j%,$(MAKEFLAGS)),)
MAKEFLAGS += -j$(shell nproc)
endif
SHELL := /bin/bash
.DELETE_ON_ERROR:
.DEFAULT_GOAL := all

# `make deps run`: the tools are looked for as this file is read, so what stands
# beside `deps` runs in a second make, which sees what was installed.
ifneq ($(filter deps,$(MAKECMDGOALS)),)
REST := $(filter-out deps,$(MAKECMDGOALS))
.PHONY: deps $(REST)
deps: ## install what building, running and testing need (Debian, Ubuntu)
	tools/deps.sh
	@$(if $(REST),$(MAKE) $(REST))
$(REST): deps ; @:
else

## Tools
# A debug or clang tree has a folder of its own: objects of two kinds never mix.
O := $(BUILD)$(if $(DEBUG),/debug)$(if $(LLVM),/llvm)
Q := $(if $(filter 1,$(V)),,@)
ifdef LLVM
CC := clang --target=x86_64-linux-gnu
LD := ld.lld
NM := llvm-nm
OBJCOPY := llvm-objcopy
else
CROSS_COMPILE ?= $(firstword $(foreach p,x86_64-elf- x86_64-linux-gnu-, \
	$(if $(shell command -v $(p)gcc),$(p))))
CC := $(CROSS_COMPILE)gcc
LD := $(CROSS_COMPILE)ld
NM := $(CROSS_COMPILE)nm
OBJCOPY := $(CROSS_COMPILE)objcopy
endif
HOSTCC ?= gcc
NASM := nasm
# not a private build that sees no apt modules
PYTHON ?= $(firstword $(wildcard /usr/bin/python3) python3)
QEMU := qemu-system-x86_64
# $(call need,tool,package): name a missing tool together with its package
need = command -v $(firstword $(1)) >/dev/null || { echo "make: '$(firstword \
	$(1))' is missing. It is in Debian's package '$(2)'; 'make deps'" \
	"installs everything." >&2; exit 1; }

## Flags, each with its reason
# only the compiler's own headers: no C library below a kernel
INCLUDES := -nostdinc -isystem $(shell $(CC) -print-file-name=include \
	2>/dev/null) -Ikernel/include -Iarch/x86_64/include \
	-include kernel/include/linux/kconfig.h
CFLAGS := -std=gnu11 -ffreestanding -D__KERNEL__ $(INCLUDES) -MMD -MP
# linked to one fixed address, in the top 2 GiB
CFLAGS += -fno-pie -fno-pic -mcmodel=kernel
# an interrupt may come at any instruction: nothing below the stack pointer
CFLAGS += -mno-red-zone
# a switch saves no FPU or SSE registers, so nothing may touch them
CFLAGS += -mgeneral-regs-only
# gdb and the oops walk frames; debug information is for both
CFLAGS += -fno-omit-frame-pointer -ggdb3 -fno-asynchronous-unwind-tables
# a kernel may not have its NULL checks, overflows or aliases optimised away
CFLAGS += -fno-strict-aliasing -fno-delete-null-pointer-checks -fwrapv
CFLAGS += -fno-stack-protector -fcf-protection=none
CFLAGS += -Wall -Wextra -Werror -Wstrict-prototypes -Wmissing-prototypes -Wvla \
	-Wno-unused-parameter -Wno-sign-compare -Wno-missing-field-initializers
# 8-byte stack alignment is enough without SSE
CFLAGS += $(if $(LLVM),-mstack-alignment=8,-mpreferred-stack-boundary=3)
ifdef DEBUG
CFLAGS += -DCONFIG_DEBUG_KERNEL -Og -fno-optimize-sibling-calls
else
CFLAGS += -O2
# no padding for a cache that the emulator has not, and few CPUs mind
CFLAGS += -fno-align-functions $(if $(LLVM),,-fno-align-jumps \
	-fno-align-loops -fno-align-labels)
endif
ASFLAGS := -f elf64 -g -F dwarf -Iarch/x86_64/include/ -Iboot/ \
	$(if $(DEBUG),-DCONFIG_DEBUG_KERNEL)
LDFLAGS := -nostdlib -static -z max-page-size=0x1000 -z noexecstack \
	--build-id=none --orphan-handling=warn

## Objects: a table of contents, a folder a line, lowest layer first
C_kernel/lib := bitmap cpio cpumask crc errname find_bit hexdump idr kasprintf \
	kfifo kstrtox list_sort math moduleparam params percpu radix-tree random \
	ratelimit rbtree refcount rtc sort string string_helpers timerqueue uuid \
	version vsprintf vsprintf_obj vsprintf_ptr vsscanf xarray xarray_api
C_kernel/printk := bug console kallsyms panic printk
C_arch/x86_64/cpu := acpi acpi_tables apic boot_info clocks delay earlycon \
	extable features gdt hpet idt ioapic ioremap ipi module oops paging pic pit \
	realmode reboot rtc smpboot stacktrace thread tsc
ASM_arch/x86_64/cpu := rewind switch
C_kernel/locking := lockdep percpu_rwsem rwlock spinlock
C_kernel/mm := alloc_tag init kstack memblock page_alloc percpu percpu_counter \
	slab usercopy vmalloc
C_kernel/time := clocksource hrtimer hrtimer_cpu hrtimer_run irq_work jiffies \
	tick tick_idle tick_oneshot timekeeping timer timer_cpu
C_kernel/irq := affinity chip handle irqdesc manage proc spurious thread
C_kernel/rcu := gp_kthread srcu tree
C_kernel/sched := affinity balance completion core debug dec_and_lock hotplug \
	hrtimeout idle init init_task mutex policy query rr rtmutex rwsem semaphore \
	swait timeout wait wait_bit ww_mutex
C_kernel := cpu cpuhp cpuhp_thread cpus_lock cred exit fork freezer hung_task \
	ksoftirqd kthread kthread_worker main mempool migration nmi_backtrace \
	notifier pid power reboot resource shrinker signal smp smpboot softirq stop_machine \
	tasklet umh watchdog watchdog_buddy
C_kernel/workqueue := bh cancel delayed flush freeze hotplug leftovers pool \
	queue report rescuer users worker workqueue
C_kernel/fs := char_dev debugfs debugfs_files fcntl initramfs libfs namei open \
	proc proc_files ramfs read_write select seq_file sysfs
C_kernel/drivers/base := class core cpu devres devtmpfs init kobject printk
C_kernel/drivers/char := mem misc
C_kernel/drivers := console fbcon keyboard kmsg serial tty vgacon vt
C_kernel/module := alloc_tags elf kallsyms kmod layout leftover_locks \
	leftovers main modinfo proc refcount symbols sysfs threads
C_kernel/shell := bytes cmd_cpu cmd_kthread complete dd demo device files info \
	ioctl jobs modules nodes proof ps readline reason script shell system top
C_arch/x86_64/entry := irq_entry multiboot2 pvh start64 traps
ASM_arch/x86_64/entry := entry vectors
ASM_boot := ap_trampoline header start
LAYERS := kernel/lib kernel/printk arch/x86_64/cpu kernel/locking kernel/mm \
	kernel/time kernel/irq kernel/rcu kernel/sched kernel \
	kernel/workqueue kernel/fs \
	kernel/drivers/base kernel/drivers/char kernel/drivers \
	kernel/module kernel/shell arch/x86_64/entry boot
# modules of this tree, in the initrd: the self tests, the benchmark, `demo`
INTREE := tests/kunit tests/bench $(addprefix tests/modules/demo_,background \
	async delayed concurrent driver event)
SRC_C   := $(foreach d,$(LAYERS),$(patsubst %,$(d)/%.c,$(C_$(d))))
SRC_ASM := $(foreach d,$(LAYERS),$(patsubst %,$(d)/%.asm,$(ASM_$(d))))
OBJS := $(SRC_ASM:%.asm=$(O)/%.o) $(SRC_C:%.c=$(O)/%.o) $(O)/font.o
ELF  := $(O)/pid2.elf
# what M= makes has a folder of its own, with its disc image and initrd
m_out = $(O)/modules/$(basename $(notdir $(abspath $(1))))
OM   := $(if $(word 2,$(M)),$(O)/modules/+,$(if $(M),$(call m_out,$(M)),$(O)))
ISO  := $(OM)/pid2.iso
CPIO := $(OM)/initrd.cpio

.PHONY: all iso run gdb test test-linux bench lint usb help clean size stats compile FORCE
all: $(ELF) $(CPIO) ## the kernel: build/pid2.elf (multiboot2 and PVH); with M=DIR, its modules
iso: $(ISO) ## build/pid2.iso, for CD and USB, BIOS and UEFI

## Rules
$(O)/.tools: | $(O)/
	@$(call need,$(CC),$(if $(LLVM),clang,gcc))
	@$(call need,$(LD),$(if $(LLVM),lld,binutils))
	@$(call need,$(NM),$(if $(LLVM),llvm,binutils))
	@$(call need,$(NASM),nasm)
	@$(call need,$(PYTHON),python3)
	@touch $@
$(O)/:
	@mkdir -p $@

$(O)/%.o: %.c Makefile | $(O)/.tools
	@mkdir -p $(@D)
	@echo "  CC      $<"
	$(Q)$(CC) $(CFLAGS) -c -o $@ $<
$(O)/%.o: %.asm Makefile | $(O)/.tools
	@mkdir -p $(@D)
	@echo "  NASM    $<"
	$(Q)$(NASM) $(ASFLAGS) -MD $(@:.o=.d) -MP -MT $@ -o $@ $<

# What no figure is measured on is built for size: rooms, and files of others.
SMALL := $(addsuffix /%,kernel/printk kernel/irq kernel/fs kernel/drivers \
	kernel/drivers/base kernel/drivers/char kernel/module kernel/shell \
	arch/x86_64/entry arch/x86_64/cpu) $(addprefix kernel/lib/,$(filter-out \
	bitmap cpumask find_bit percpu random rbtree string,$(C_kernel/lib))) \
	$(addprefix kernel/workqueue/,$(filter-out pool queue worker, \
	$(C_kernel/workqueue))) $(addprefix kernel/,cpu cpuhp cpuhp_thread cred \
	freezer hung_task kthread_worker mempool migration nmi_backtrace notifier \
	power reboot resource shrinker signal smpboot stop_machine tasklet umh \
	watchdog watchdog_buddy locking/percpu_rwsem rcu/gp_kthread rcu/srcu \
	$(addprefix sched/,affinity debug hotplug hrtimeout policy query rtmutex \
	semaphore wait_bit ww_mutex) $(addprefix mm/,alloc_tag init memblock \
	percpu_counter usercopy vmalloc) $(addprefix time/,clocksource hrtimer \
	hrtimer_cpu hrtimer_run jiffies tick_oneshot timekeeping timer_cpu))
$(SMALL:%=$(O)/%.o): CFLAGS += $(if $(DEBUG),,-Os)

# The screen's font comes from a Debian package, not from a table in here.
$(O)/font.c: tools/font.py | $(O)/.tools
	$(Q)$(PYTHON) $< >$@

$(O)/font.o: $(O)/font.c
	$(Q)$(CC) $(CFLAGS) -c -o $@ $<

# Linked twice: the first pass tells the addresses, the second carries them.
$(O)/kallsyms%.o: $(O)/kallsyms%.c
	$(Q)$(CC) $(CFLAGS) -c -o $@ $<
$(O)/kallsyms0.c: tools/kallsyms.py | $(O)/.tools
	$(Q)$(PYTHON) tools/kallsyms.py </dev/null >$@
$(O)/kallsyms1.c: $(O)/pid2.tmp.elf tools/kallsyms.py
	$(Q)$(NM) -n $< | $(PYTHON) tools/kallsyms.py >$@
$(O)/pid2.tmp.elf: $(OBJS) $(O)/kallsyms0.o linker.ld
	$(Q)$(LD) $(LDFLAGS) -T linker.ld -o $@ $(filter %.o,$^)
$(ELF): $(OBJS) $(O)/kallsyms1.o linker.ld
	@echo "  LD      $@"
	$(Q)$(LD) $(LDFLAGS) -T linker.ld -Map $(O)/pid2.map -o $@ $(filter %.o,$^)

# Modules are built with the kernel's flags; those of others with the warnings
# that Linux has on.
export CC LD NM PYTHON Q
export KERNEL := $(ELF)
export MODCFLAGS := $(filter-out -Wextra -Werror -Wmissing-prototypes -Wvla \
	-Wstrict-prototypes,$(CFLAGS)) -Werror=implicit-function-declaration \
	-Werror=implicit-int -Werror=return-type -Wno-unused-but-set-variable
# $(call pack,ARCHIVE,FOLDER,LISTS): what the kernel unpacks at boot: a folder, and
# the modules that the lists name, stripped of what only gdb wants
pack = rm -rf $(1)-files && mkdir -p $(1)-files/lib/modules && $(if $(2),cp -r $(2) $(1)-files && )\
	for ko in $$(cat $(3)); do $(OBJCOPY) --strip-debug $$ko \
	$(1)-files/lib/modules/$${ko\#\#*/} || exit 1; done && cd $(1)-files && \
	find . -mindepth 1 | LC_ALL=C sort | \
	cpio --quiet -o -H newc -R 0:0 --reproducible >$(abspath $(1))
INITRD := $(shell find iso/initrd -type f 2>/dev/null)
$(INTREE:%=$(O)/%/modules.order): $(O)/%/modules.order: $(ELF) FORCE
	$(Q)$(MAKE) -f tools/module.mk M=$* OUT=$(O)/$* INTREE=1 \
		MODCFLAGS='$(CFLAGS)'
$(O)/initrd.cpio: $(INITRD) $(INTREE:%=$(O)/%/modules.order) Makefile
	@$(call need,cpio,cpio)
	$(Q)$(call pack,$@,iso/initrd/.,$(INTREE:%=$(O)/%/modules.order))
ifdef M
ORDERS := $(foreach m,$(M),$(call m_out,$(m))/modules.order)
$(foreach m,$(M),$(eval $(call m_out,$(m))/modules.order: DIR := $(m)))
$(ORDERS): $(ELF) FORCE
	$(Q)$(MAKE) -f tools/module.mk M=$(DIR) OUT=$(@D)
# the kernel reads one archive after the other
$(CPIO): $(O)/initrd.cpio $(ORDERS)
	$(Q)$(call pack,$(OM)/modules.cpio,,$(ORDERS))
	$(Q)cat $(O)/initrd.cpio $(OM)/modules.cpio >$@
# their names, for modules_load=
LOAD = $$(sed 's|.*/||; s|\.ko$$||' $(ORDERS) 2>/dev/null | paste -sd,)
endif
# the command line, with single quotes for the shell around what the user gave
APPEND = '$(CMDLINE)'$(if $(M),'$(if $(CMDLINE), )modules_load='"$(LOAD)")

# every part_*: on UEFI grub-mkrescue's image asks for all of them
GRUB_MODULES := normal multiboot2 iso9660 fat all_video serial terminal search echo \
	halt $(addprefix part_,acorn amiga apple bsd dfly dvh gpt msdos plan sun \
	sunpc)
# written anew only when CMDLINE is another one than last time
$(OM)/iso.cmdline: $(CPIO) FORCE
	@echo $(APPEND) | cmp -s - $@ || echo $(APPEND) >$@
$(ISO): $(ELF) $(CPIO) iso/grub.cfg $(OM)/iso.cmdline
	@$(call need,grub-mkrescue,grub-common)
	@$(call need,xorriso,xorriso)
	@$(call need,mformat,mtools)
	@$(call need,xz,xz-utils)
	@echo "  ISO     $@"
	@rm -rf $(OM)/iso && mkdir -p $(OM)/iso/boot/grub
	$(Q)$(OBJCOPY) --strip-debug $(ELF) $(OM)/iso/boot/pid2.elf
	$(Q)cp $(CPIO) $(OM)/iso/boot/
	$(Q)sed "s|@CMDLINE@|$$(cat $(OM)/iso.cmdline)|" iso/grub.cfg \
		>$(OM)/iso/boot/grub/grub.cfg
	$(Q)grub-mkrescue --locales= --fonts= --themes= --compress=xz \
		--install-modules="$(GRUB_MODULES)" -o $@ $(OM)/iso >$(OM)/iso.log 2>&1 \
		|| { cat $(OM)/iso.log; exit 1; }

## Running
OVMF = $(firstword $(wildcard /usr/share/ovmf/OVMF.fd /usr/share/qemu/OVMF.fd) \
	OVMF.fd)
BOOT_pvh = -kernel $(ELF) -initrd $(CPIO) -append $(APPEND)
BOOT_iso = -cdrom $(ISO) -boot d
BOOT_usb = -device qemu-xhci -device usb-storage,drive=stick,bootindex=0 \
	-drive if=none,id=stick,format=raw,file=$(ISO)
QEMU_ARGS = -machine q35 -m $(MEM) -smp $(CPUS) -accel $(ACCEL) $(BOOT_$(BOOT)) \
	-nic none $(if $(filter uefi,$(FIRMWARE)),-bios $(OVMF)) $(QEMUFLAGS)

run: all $(if $(filter-out pvh,$(BOOT)),iso) ## boot in QEMU, console in this terminal (leave: poweroff, or Ctrl-A X)
	@$(call need,$(QEMU),qemu-system-x86)
	$(Q)$(QEMU) $(QEMU_ARGS) -nographic

gdb: all $(if $(filter-out pvh,$(BOOT)),iso) ## the same machine stopped at its first instruction, gdb attached
	@$(call need,$(QEMU),qemu-system-x86)
	@$(call need,gdb,gdb)
	$(Q)tools/gdb/gdb.sh $(ELF) $(O) $(QEMU) $(QEMU_ARGS)

usb: iso ## write the image to a USB stick: make usb DEV=/dev/sdX
	@test -b "$(DEV)" || { echo "usage: make usb DEV=/dev/sdX" \
		"(a whole disk; all that is on it is lost)"; exit 1; }
	dd if=$(ISO) of=$(DEV) bs=4M conv=fsync status=progress

## Proof
test: ## everything; the last line is 'N passed, N failed'
	$(Q)$(PYTHON) tests/run.py --build $(BUILD) $(TESTS)
test-linux: all ## the same modules on Debian's Linux 6.12 and here (RECORD=1 ONLY="hello params")
	$(Q)$(PYTHON) tests/linux/run.py --build $(BUILD) $(if $(RECORD),--record) $(ONLY)
bench: all ## counts guest instructions, beside Linux's own figures
	$(Q)$(PYTHON) tests/bench/run.py --build $(O)
lint: all ## layers, headers, include rings, reading order, licences
	$(Q)$(PYTHON) tests/lint/run.py $(LINT) --build $(O) --nm $(NM) -- $(CFLAGS)
-include tests/unit/unit.mk

compile_commands.json: Makefile ## for clangd and other editors' helpers
	@{ echo '['; for f in $(SRC_C); do printf \
		'{"directory":"%s","file":"%s","command":"%s"},\n' '$(CURDIR)' $$f \
		'$(CC) $(filter-out -MMD -MP,$(CFLAGS)) -c '$$f; done \
		| sed '$$s/,$$//'; echo ']'; } >$@
size: all ## bytes of the image, stripped, by section
	@size -A $(ELF) | grep -v debug
	@$(OBJCOPY) --strip-all $(ELF) $(O)/pid2.stripped
	@stat -c 'stripped: %s bytes' $(O)/pid2.stripped
stats: ## lines of code, by folder
	@for d in $(LAYERS) kernel/include/* arch/x86_64/include/asm; do \
		printf '%6d %s\n' "$$(cat $$d/*.[ch] $$d/*/*.h $$d/*.asm \
		2>/dev/null | wc -l)" $$d; done
clean: ## remove build/
	rm -rf $(BUILD) compile_commands.json
help: ## this list
	@sed -n 's/^\([a-z_.-]*\):.*## \(.*\)/  \1|\2/p' Makefile | column -t -s '|'
	@echo "Variables: M=DIR CPUS=$(CPUS) MEM=$(MEM) ACCEL=tcg|kvm BOOT=pvh|iso|usb" \
		"FIRMWARE=bios|uefi CMDLINE='...' QEMUFLAGS='...' CROSS_COMPILE=" \
		"LLVM=1 DEBUG=1 V=1 BUILD=$(BUILD)"

-include $(OBJS:.o=.d)
endif
