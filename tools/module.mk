# SPDX-License-Identifier: MIT
# Modules of one folder, read as Linux's Kbuild reads it. The main Makefile calls
# it: make -f tools/module.mk M=DIR|FILE.c OUT=... with CC, LD, ... MODCFLAGS.
# What the folder's Kbuild or Makefile sets counts: obj-m, NAME-objs, NAME-y,
# ccflags-y, CFLAGS_FILE.o; without obj-m each .c file is a module of its own.
# A make of its own, since that file may call its variables and targets anything.
.PHONY: __modules
__modules:

export KERNELRELEASE := 6.12.0-pid2
MODULE_DIR := $(abspath $(if $(filter %.c,$(M)),$(dir $(M)),$(M)))
src := $(MODULE_DIR)
obj := $(MODULE_DIR)
PWD := $(MODULE_DIR)
srctree := $(CURDIR)
SRCARCH := x86
ARCH := x86_64
obj-m :=
obj-y :=
CONFIG_MODULES := y
CONFIG_SMP := y
CONFIG_64BIT := y
CONFIG_X86_64 := y

ifneq ($(filter %.c,$(M)),)
obj-m := $(notdir $(M:.c=.o))
else
-include $(firstword $(wildcard $(MODULE_DIR)/Kbuild $(MODULE_DIR)/Makefile))
ifeq ($(strip $(obj-m)),)
obj-m := $(patsubst $(MODULE_DIR)/%.c,%.o,$(sort \
	$(filter-out %.mod.c,$(wildcard $(MODULE_DIR)/*.c))))
endif
endif

# DIR/ in obj-m: a folder with a Kbuild of its own
__dirs := $(patsubst %/,%,$(filter %/,$(obj-m) $(obj-y)))
__objs := $(sort $(filter %.o,$(obj-m)))
__names := $(patsubst %.o,%,$(filter %.o,$(obj-m)))
ifeq ($(strip $(__objs)$(__dirs)),)
$(error $(M): no module here: neither obj-m nor .c files)
endif

# $(call parts,NAME): the objects of a module, as foo-objs or foo-y list them
parts = $(or $(strip $($(1)-objs) $($(1)-y) $($(1)-m)),$(1).o)
modname = $(subst -,_,$(notdir $(1)))
# of the module that an object belongs to
owner = $(firstword $(foreach n,$(__names),$(if $(filter $(1),$(call parts,$(n))),$(n))))

# __FILE__ of what lies in this tree does not name the place of the tree
__flags = -fmacro-prefix-map=$(CURDIR)/= $(filter-out $(ccflags-remove-y),$(MODCFLAGS)) -DMODULE \
	-DKBUILD_MODNAME='"$(call modname,$(call owner,$(1)))"' \
	-DKBUILD_BASENAME='"$(subst -,_,$(basename $(notdir $(1))))"' \
	-DKBUILD_MODFILE='"$(call owner,$(1))"' \
	$(subdir-ccflags-y) $(ccflags-y) $(EXTRA_CFLAGS) $(CFLAGS_MODULE) \
	$(CFLAGS_$(notdir $(1))) $(CFLAGS_$(1))

$(OUT)/%.o: $(MODULE_DIR)/%.c tools/module.mk
	@mkdir -p $(@D)
	@echo "  CC [M]  $(patsubst $(CURDIR)/%,%,$<)"
	$(Q)$(if $(INTREE),,$(PYTHON) tools/modcc.py) $(CC) $(call __flags,$*.o) -c -o $@ $<
$(OUT)/%.o: $(MODULE_DIR)/%.S
	@mkdir -p $(@D)
	$(Q)$(CC) $(call __flags,$*.o) -D__ASSEMBLY__ -c -o $@ $<

# all parts as one object, then what modpost.py finds it to need, then both
define __module
$(OUT)/$(1).mod-parts.o: $(addprefix $(OUT)/,$(call parts,$(1)))
	$$(Q)$$(LD) -r -o $$@ $$^
$(OUT)/$(1).mod.o: $(OUT)/$(1).mod.c
	$$(Q)$$(CC) $$(MODCFLAGS) -DMODULE -DKBUILD_MODNAME='"$(call modname,$(1))"' \
		-c -o $$@ $$<
$(OUT)/$(1).ko: $(OUT)/$(1).mod-parts.o $(OUT)/$(1).mod.o tools/module.lds
	@echo "  LD [M]  $$(patsubst $(CURDIR)/%,%,$$@)"
	$$(Q)$$(LD) -r -X -T tools/module.lds -o $$@ $(OUT)/$(1).mod-parts.o \
		$(OUT)/$(1).mod.o
endef
$(foreach n,$(__names),$(eval $(call __module,$(n))))

$(OUT)/.modpost: $(__names:%=$(OUT)/%.mod-parts.o) $(KERNEL) tools/modpost.py
	$(Q)$(PYTHON) tools/modpost.py --nm $(NM) --kernel $(KERNEL) \
		$(if $(INTREE),--intree) $(if $(KBUILD_MODPOST_WARN),--warn) \
		$(addprefix --extra ,$(KBUILD_EXTRA_SYMBOLS)) \
		--out $(OUT) $(__names)
	@touch $@
$(__names:%=$(OUT)/%.mod.c): $(OUT)/.modpost ;

.PHONY: $(__dirs:%=__dir_%)
$(__dirs:%=__dir_%): __dir_%:
	$(Q)$(MAKE) -f tools/module.mk M=$(MODULE_DIR)/$* OUT=$(OUT)/$*

# the modules in the order of obj-m, for whoever packs and loads them; not newer
# than before when no module is
__modules: $(OUT)/modules.order
$(OUT)/modules.order: $(__names:%=$(OUT)/%.ko) $(__dirs:%=__dir_%)
	@mkdir -p $(OUT)
	@{ $(foreach n,$(__names),echo $(OUT)/$(n).ko;) \
		cat $(__dirs:%=$(OUT)/%/modules.order) </dev/null; } >$@

-include $(wildcard $(OUT)/*.d $(OUT)/*/*.d)
