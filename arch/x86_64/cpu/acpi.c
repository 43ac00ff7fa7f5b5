// SPDX-License-Identifier: MIT
/*
 * acpi.c - run the table parser over this machine's memory.
 *
 * The tables lie in memory that is not RAM to us, so the final page tables do
 * not hold them; the boot's page tables do, and this runs before they go.
 *
 * Linux: drivers/acpi/tables.c, arch/x86/kernel/acpi/boot.c.
 */
#include <linux/export.h>
#include <linux/init.h>
#include <linux/printk.h>
#include <asm/acpi.h>
#include <asm/page.h>

struct acpi_info acpi_info;
EXPORT_SYMBOL(acpi_info);
static bool acpi_disabled;

static int __init parse_acpi(char *arg)
{
	acpi_disabled = arg && arg[0] == 'o' && arg[1] == 'f';
	return 0;
}
early_param("acpi", parse_acpi);

/* The boot tables map the first 4 GiB, whatever they hold. */
static const void *acpi_map(u64 phys, size_t size)
{
	if (!phys || phys + size > 1ULL << 32 || phys + size < phys)
		return NULL;
	return __va(phys);
}

static void acpi_note(const char *sig, const char *text)
{
	pr_warn("ACPI: %s: %s\n", sig, text);
}

/**
 * acpi_boot_init - read what ACPI knows into acpi_info
 * @rsdp: physical address of the root pointer, 0 if the loader told none
 * @copy: the root pointer itself, as some loaders pass it; may be empty
 *
 * Context: boot CPU, before paging_init().
 */
void acpi_boot_init(u64 rsdp, const u8 *copy)
{
	static const struct acpi_io io = { acpi_map, acpi_note };

	if (acpi_disabled) {
		acpi_parse(0, &io, &acpi_info);
		pr_info("ACPI: switched off by acpi=off\n");
		return;
	}
	if (!rsdp && copy && copy[0])
		rsdp = __pa(copy);
	if (!rsdp)
		rsdp = acpi_find_rsdp(&io);
	if (!acpi_parse(rsdp, &io, &acpi_info)) {
		pr_warn("ACPI: no tables found: one CPU, interrupts by the 8259\n");
		return;
	}
	pr_info("ACPI: RSDP 0x%016llx revision %u, %u CPUs, %u IO-APICs%s\n",
		rsdp, acpi_info.revision, acpi_info.nr_cpus,
		acpi_info.nr_ioapics, acpi_info.madt ? "" : ", no MADT");
}
