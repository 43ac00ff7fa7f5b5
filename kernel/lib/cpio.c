// SPDX-License-Identifier: MIT
/*
 * cpio.c - the "newc" archive format, entry by entry.
 *
 *   "070701" and 13 numbers of 8 hexadecimal digits | name, NUL | data | ...
 *
 * The header with the name, and the data, are each padded to 4 bytes. The last
 * entry is called TRAILER!!!; zeros, or another archive, may follow it.
 *
 * Nothing the archive says is believed: every length is held against what is
 * left of the memory, so a torn or hostile archive ends in a message that
 * names the place. Plain C over a buffer: the host tests run this very file.
 *
 * Linux: init/initramfs.c, which also unpacks compressed archives.
 */
#include <kernel/cpio.h>
#include <linux/align.h>
#include <linux/errno.h>
#include <linux/hex.h>
#include <linux/sprintf.h>
#include <linux/string.h>

#define HEADER_SIZE	110
#define NAME_MAX_LEN	4096

/* the numbers of a header, in their order */
enum {
	C_INO, C_MODE, C_UID, C_GID, C_NLINK, C_MTIME, C_FILESIZE, C_DEVMAJOR,
	C_DEVMINOR, C_RDEVMAJOR, C_RDEVMINOR, C_NAMESIZE, C_CHECK, C_COUNT
};

/** cpio_begin - start at the first entry of an archive */
void cpio_begin(struct cpio_iter *it, const void *start, size_t size)
{
	*it = (struct cpio_iter){ .start = start, .size = size };
}

static int fail(struct cpio_iter *it, const char *what, size_t offset)
{
	snprintf(it->error, sizeof(it->error), "%s at byte %zu", what, offset);
	return -EINVAL;
}

/* the magic that other archives begin with, so that the message helps */
static const char *wrong_magic(const u8 *p)
{
	if (p[0] == 0x1f && p[1] == 0x8b)
		return "compressed (gzip), not a plain cpio archive";
	if (p[0] == 0xfd && p[1] == '7')
		return "compressed (xz), not a plain cpio archive";
	if (p[0] == 0x28 && p[1] == 0xb5)
		return "compressed (zstd), not a plain cpio archive";
	if (!memcmp(p, "070707", 6) || !memcmp(p, "070702", 6))
		return "cpio format other than newc (cpio -H newc)";
	return "no cpio header";
}

static int parse_numbers(const u8 *header, u32 *numbers)
{
	for (int i = 0; i < C_COUNT; i++) {
		u8 b[4];

		if (hex2bin(b, (const char *)header + 6 + 8 * i, 4))
			return -EINVAL;
		numbers[i] = (u32)b[0] << 24 | b[1] << 16 | b[2] << 8 | b[3];
	}
	return 0;
}

static int parse_entry(struct cpio_iter *it, struct cpio_entry *e)
{
	const u8 *header = it->start + it->pos;
	size_t left = it->size - it->pos, name_end, data_end;
	u32 n[C_COUNT];

	if (left < HEADER_SIZE)
		return fail(it, "header cut off", it->pos);
	if (memcmp(header, "070701", 6))
		return fail(it, wrong_magic(header), it->pos);
	if (parse_numbers(header, n))
		return fail(it, "header with a bad number", it->pos);
	if (!n[C_NAMESIZE] || n[C_NAMESIZE] > NAME_MAX_LEN)
		return fail(it, "name of an absurd length", it->pos);
	name_end = ALIGN(HEADER_SIZE + (size_t)n[C_NAMESIZE], 4);
	if (HEADER_SIZE + (size_t)n[C_NAMESIZE] > left ||
	    header[HEADER_SIZE + n[C_NAMESIZE] - 1])
		return fail(it, "name cut off", it->pos);
	data_end = name_end + n[C_FILESIZE];
	if (n[C_FILESIZE] && data_end > left)
		return fail(it, "file data cut off", it->pos);
	*e = (struct cpio_entry){
		.name = (const char *)header + HEADER_SIZE,
		.data = header + name_end,
		.size = n[C_FILESIZE],
		.mode = n[C_MODE],
		.offset = it->pos,
	};
	it->pos += ALIGN(data_end, 4);
	return 1;
}

/**
 * cpio_next - the next entry
 * @it:    begun with cpio_begin()
 * @entry: result
 *
 * Return: 1, 0 at the end, -EINVAL with a text in @it->error.
 */
int cpio_next(struct cpio_iter *it, struct cpio_entry *entry)
{
	for (;;) {
		int ret;

		while (it->pos < it->size && !it->start[it->pos])
			it->pos++;	/* between two archives */
		if (it->pos >= it->size)
			return it->inside ? fail(it, "no TRAILER!!!", it->size) :
			       0;
		ret = parse_entry(it, entry);
		if (ret < 0)
			return ret;
		it->inside = strcmp(entry->name, "TRAILER!!!");
		if (it->inside)
			return 1;
	}
}
