# SPDX-License-Identifier: MIT
# Host tests: the kernel's own sources, compiled for this machine under ASan and
# UBSan. tests/unit/include stands before the kernel's headers, so that asm/
# means the host. A test names what it links in a line ` * Sources: a.c b.c`.
U := $(BUILD)/unit
UNIT_TESTS := $(basename $(notdir $(wildcard tests/unit/test_*.c)))
UNIT_CFLAGS := -std=gnu11 -ffreestanding -fno-strict-aliasing -fwrapv -O1 -g \
	-fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all \
	-fno-sanitize=alignment,pointer-overflow,shift -D__KERNEL__ -DUNIT_TEST -nostdinc \
	-isystem $(shell $(HOSTCC) -print-file-name=include 2>/dev/null) \
	-Itests/unit/include -Ikernel/include -Iarch/x86_64/include -Itests/unit \
	-include kernel/include/linux/kconfig.h -MMD -MP \
	-Wall -Wextra -Werror -Wno-unused-parameter -Wno-sign-compare \
	-Wno-missing-field-initializers
# The kernel's memcpy is not libc's: each of its names gets another here.
UNIT_SED := sed -n 's/^ \* Sources: //p'

.PHONY: unit
unit: $(UNIT_TESTS:%=$(U)/%) ## host tests of the kernel's pure code
	$(Q)$(PYTHON) tests/unit/run.py $^

$(U)/k/%.o: %.c tests/unit/rename.txt tests/unit/unit.mk
	@mkdir -p $(@D)
	$(Q)$(HOSTCC) $(UNIT_CFLAGS) -c -o $@ $<
	$(Q)objcopy --redefine-syms=tests/unit/rename.txt $@
$(U)/harness.o: tests/unit/harness.c
	@mkdir -p $(@D)
	$(Q)$(HOSTCC) -O1 -g -Wall -Wextra -Werror -c -o $@ $<
define UNIT_LINK
$(U)/$(1): $(U)/k/tests/unit/$(1).o $(U)/k/tests/unit/fakes.o $(U)/harness.o \
	$(patsubst %.c,$(U)/k/%.o,$(shell $(UNIT_SED) tests/unit/$(1).c))
	@echo "  UNIT    $(1)"
	$(Q)$(HOSTCC) -fsanitize=address,undefined -o $$@ $$^
endef
$(foreach t,$(UNIT_TESTS),$(eval $(call UNIT_LINK,$(t))))
-include $(wildcard $(U)/k/*/*/*.d $(U)/k/*/*.d $(U)/k/*/*/*/*.d)
