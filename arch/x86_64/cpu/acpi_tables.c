// SPDX-License-Identifier: MIT
/*
 * acpi_tables.c - the firmware's tables, read as bytes.
 *
 * One idea: these bytes come from outside and may be wrong. Every table is
 * mapped by the length that it claims, every field is read by offset and only
 * where the length reaches, and what does not add up is noted and, where the
 * rest still makes sense, used. Nothing here touches the machine: memory is
 * reached through struct acpi_io, so that the unit tests and a fuzzer run this
 * very file on the host.
 *
 * Called by acpi.c, on the boot CPU, before there is an allocator.
 *
 * Linux: drivers/acpi (ACPICA) interprets the byte code in the DSDT. Here it
 * is only searched for the _S5_ package, which power off needs; SSDTs, the
 * processor objects and the SRAT are left out.
 */
#include <asm/acpi.h>

/* Offsets in the header that every table begins with. */
#define HDR_LENGTH	4
#define HDR_SIZE	36

/* A firmware that claims more than this is not believed. */
#define TABLE_MAX	(4u << 20)

static u64 get(const u8 *p, unsigned int bytes)
{
	u64 v = 0;

	while (bytes--)
		v = v << 8 | p[bytes];
	return v;
}

static bool same(const u8 *p, const char *text, unsigned int n)
{
	while (n--)
		if (p[n] != (u8)text[n])
			return false;
	return true;
}

static u8 sum(const u8 *p, u32 len)
{
	u8 s = 0;

	while (len--)
		s += *p++;
	return s;
}

/* A field of a table, or 0 where the table ends before it. */
static u64 field(const u8 *t, u32 len, u32 off, unsigned int bytes)
{
	return off + bytes <= len ? get(t + off, bytes) : 0;
}

static u64 scan(const struct acpi_io *io, u64 from, u32 size)
{
	const u8 *p = io->map(from, size);
	u32 off;

	for (off = 0; p && off + 20 <= size; off += 16)
		if (same(p + off, "RSD PTR ", 8) && !sum(p + off, 20))
			return from + off;
	return 0;
}

/**
 * acpi_find_rsdp - look for the root pointer where a BIOS puts it
 * @io: access to memory
 *
 * Return: its physical address, 0 if there is none in the BIOS area.
 */
u64 acpi_find_rsdp(const struct acpi_io *io)
{
	return scan(io, 0xe0000, 0x20000);
}

/* The whole table at @phys, its length in *@len; NULL if it cannot be read. */
static const u8 *table(u64 phys, const struct acpi_io *io,
		       struct acpi_info *info, u32 *len)
{
	const u8 *t = io->map(phys, HDR_SIZE);
	char sig[5] = "?";

	if (!t)
		return NULL;
	for (*len = 0; *len < 4; ++*len)
		sig[*len] = t[*len] < ' ' || t[*len] > '~' ? '?' : t[*len];
	*len = get(t + HDR_LENGTH, 4);
	if (*len < HDR_SIZE || *len > TABLE_MAX) {
		io->note(sig, "its length makes no sense, table left out");
		return NULL;
	}
	t = io->map(phys, *len);
	if (!t) {
		io->note(sig, "cannot be mapped, table left out");
		return NULL;
	}
	if (sum(t, *len)) {
		info->bad_checksums++;
		io->note(sig, "wrong checksum, used all the same");
	}
	return t;
}

static void madt_cpu(struct acpi_info *info, u32 id, u32 flags)
{
	u32 i;

	if (!(flags & 1)) {
		info->nr_disabled++;
		return;
	}
	for (i = 0; i < info->nr_cpus; i++)
		if (info->apic_id[i] == id)
			return;		/* listed as LAPIC and as x2APIC */
	if (info->nr_cpus < ACPI_MAX_CPUS)
		info->apic_id[info->nr_cpus++] = id;
}

static void madt_ioapic(struct acpi_info *info, const u8 *e)
{
	struct acpi_ioapic *io = &info->ioapic[info->nr_ioapics];

	if (info->nr_ioapics == ACPI_MAX_IOAPICS)
		return;
	io->id = e[2];
	io->addr = get(e + 4, 4);
	io->gsi_base = get(e + 8, 4);
	info->nr_ioapics++;
}

static void madt_entry(struct acpi_info *info, const u8 *e, u8 len)
{
	switch (e[0]) {
	case 0:		/* processor with local APIC */
		if (len >= 8)
			madt_cpu(info, e[3], get(e + 4, 4));
		break;
	case 1:		/* IO-APIC */
		if (len >= 12)
			madt_ioapic(info, e);
		break;
	case 2:		/* ISA interrupt wired elsewhere */
		if (len >= 10 && e[3] < ACPI_ISA_IRQS) {
			info->isa[e[3]].gsi = get(e + 4, 4);
			info->isa[e[3]].flags = get(e + 8, 2);
		}
		break;
	case 5:		/* 64-bit address of the local APICs */
		if (len >= 12)
			info->lapic_addr = get(e + 4, 8);
		break;
	case 9:		/* processor with local x2APIC */
		if (len >= 16)
			madt_cpu(info, get(e + 4, 4), get(e + 8, 4));
		break;
	}
}

static void parse_madt(const u8 *t, u32 len, const struct acpi_io *io,
		       struct acpi_info *info)
{
	u32 off = HDR_SIZE + 8;

	info->madt = true;
	info->lapic_addr = field(t, len, 36, 4);
	info->has_8259 = field(t, len, 40, 4) & 1;
	while (off + 2 <= len) {
		u8 n = t[off + 1];

		if (n < 2 || off + n > len) {
			io->note("APIC", "an entry is cut short, rest left out");
			return;
		}
		madt_entry(info, t + off, n);
		off += n;
	}
}

static void parse_hpet(const u8 *t, u32 len, struct acpi_info *info)
{
	if (field(t, len, 40, 1) == 0)		/* in memory, not in I/O space */
		info->hpet_addr = field(t, len, 44, 8);
}

/* One integer of the byte code; *@off moves behind it. -1: not a constant. */
static int aml_int(const u8 *t, u32 len, u32 *off)
{
	u8 op = field(t, len, (*off)++, 1);

	if (op <= 1)
		return op;		/* ZeroOp, OneOp */
	if (op == 0x0a)
		return field(t, len, (*off)++, 1);	/* BytePrefix */
	return -1;
}

/*
 * Name (_S5_, Package () { a, b, ... }) is 08 "_S5_" 12 length count a b ...;
 * the length takes 1 to 4 bytes, told by the two top bits of the first.
 */
static void parse_dsdt(const u8 *t, u32 len, struct acpi_info *info)
{
	u32 off;

	for (off = HDR_SIZE; off + 8 < len; off++) {
		if (!same(t + off, "_S5_", 4) || t[off + 4] != 0x12)
			continue;
		off += 5;
		off += 1 + (t[off] >> 6);	/* package length */
		off++;				/* number of elements */
		info->slp_typ_a = aml_int(t, len, &off);
		info->slp_typ_b = aml_int(t, len, &off);
		return;
	}
}

/* A register in I/O space out of the 64-bit form of its address, if it is. */
static u32 gas_port(const u8 *t, u32 len, u32 off)
{
	return field(t, len, off, 1) == 1 ? field(t, len, off + 4, 8) : 0;
}

static void parse_fadt(const u8 *t, u32 len, const struct acpi_io *io,
		       struct acpi_info *info)
{
	u32 flags = field(t, len, 112, 4), dsdt_len;
	u64 dsdt = field(t, len, 140, 8);
	const u8 *d;

	info->smi_cmd = field(t, len, 48, 4);
	info->acpi_enable = field(t, len, 52, 1);
	info->pm1a_evt = field(t, len, 56, 4) ?: gas_port(t, len, 148);
	info->pm1a_cnt = field(t, len, 64, 4) ?: gas_port(t, len, 172);
	info->pm1b_cnt = field(t, len, 68, 4) ?: gas_port(t, len, 184);
	info->pm_timer = field(t, len, 76, 4) ?: gas_port(t, len, 208);
	info->pm_timer_32 = flags & 1 << 8;
	if (flags & 1 << 10) {
		info->reset_port = gas_port(t, len, 116);
		info->reset_value = field(t, len, 128, 1);
	}
	if (flags & 1 << 20) {		/* hardware-reduced */
		info->sleep_ctl = field(t, len, 248, 8);
		info->sleep_ctl_mem = field(t, len, 244, 1) == 0;
	}
	info->no_8042 = len >= 132 && t[8] >= 3 && !(field(t, len, 109, 2) & 2);
	d = table(dsdt ?: field(t, len, 40, 4), io, info, &dsdt_len);
	if (d)
		parse_dsdt(d, dsdt_len, info);
}

static void parse_table(u64 phys, const struct acpi_io *io,
			struct acpi_info *info)
{
	const u8 *t = io->map(phys, HDR_SIZE);
	u32 len;

	if (!t || !(same(t, "APIC", 4) || same(t, "FACP", 4) ||
		    same(t, "HPET", 4)))
		return;
	t = table(phys, io, info, &len);
	if (!t)
		return;
	if (same(t, "APIC", 4))
		parse_madt(t, len, io, info);
	else if (same(t, "FACP", 4))
		parse_fadt(t, len, io, info);
	else
		parse_hpet(t, len, info);
}

/* Walks the root table: 8-byte entries in an XSDT, 4-byte ones in an RSDT. */
static bool parse_root(u64 phys, unsigned int entry, const struct acpi_io *io,
		       struct acpi_info *info)
{
	u32 len, off;
	const u8 *t = phys ? table(phys, io, info, &len) : NULL;

	if (!t)
		return false;
	if (!same(t, entry == 8 ? "XSDT" : "RSDT", 4)) {
		io->note(entry == 8 ? "XSDT" : "RSDT", "has another's name");
		return false;
	}
	for (off = HDR_SIZE; off + entry <= len; off += entry)
		parse_table(get(t + off, entry), io, info);
	return true;
}

static void acpi_defaults(struct acpi_info *info)
{
	unsigned int i;

	*info = (struct acpi_info){ .slp_typ_a = -1, .slp_typ_b = -1 };
	for (i = 0; i < ACPI_ISA_IRQS; i++)
		info->isa[i].gsi = i;
}

/**
 * acpi_parse - read the tables that start at a root pointer
 * @rsdp: physical address of the root pointer, 0 if none was found
 * @io: access to memory, and where to complain
 * @info: filled in; holds defaults where a table is missing
 *
 * Return: true if there was a usable root table.
 */
bool acpi_parse(u64 rsdp, const struct acpi_io *io, struct acpi_info *info)
{
	const u8 *p = rsdp ? io->map(rsdp, 20) : NULL;
	u64 xsdt = 0;

	acpi_defaults(info);
	if (!p)
		return false;
	if (!same(p, "RSD PTR ", 8)) {
		io->note("RSDP", "not where it should be");
		return false;
	}
	if (sum(p, 20)) {
		info->bad_checksums++;
		io->note("RSDP", "wrong checksum, used all the same");
	}
	info->revision = p[15];
	if (info->revision >= 2) {
		const u8 *p2 = io->map(rsdp, 36);

		xsdt = p2 ? get(p2 + 24, 8) : 0;
		p = p2 ?: io->map(rsdp, 20);
	}
	info->found = (xsdt && parse_root(xsdt, 8, io, info)) ||
		parse_root(get(p + 16, 4), 4, io, info);
	return info->found;
}
