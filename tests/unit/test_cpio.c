// SPDX-License-Identifier: MIT
/*
 * test_cpio.c - an archive is walked as it was packed, and a broken one, in
 * whatever way, ends in a message and never in a read outside of it (ASan
 * watches: every archive here is a heap block of exactly its size).
 *
 * Sources: kernel/lib/cpio.c kernel/lib/hexdump.c kernel/lib/string.c kernel/lib/vsprintf.c kernel/lib/kstrtox.c kernel/lib/find_bit.c kernel/lib/errname.c
 */
#include <kernel/cpio.h>
#include <linux/errno.h>
#include <linux/sprintf.h>
#include <linux/string.h>
#include "unit.h"

static char archive[4096];
static size_t used;

static void pad(void)
{
	while (used % 4)
		archive[used++] = '\0';
}

static void add(const char *name, const char *data, unsigned int size)
{
	used += sprintf(archive + used,
			"070701%08x%08x%08x%08x%08x%08x%08x%08x%08x%08x%08x%08x%08x",
			1, 0100644, 0, 0, 1, 0, size, 0, 0, 0, 0,
			(unsigned int)strlen(name) + 1, 0);
	strcpy(archive + used, name);
	used += strlen(name) + 1;
	pad();
	memcpy(archive + used, data, size);
	used += size;
	pad();
}

static void pack(void)
{
	used = 0;
	add("a", "hello", 5);
	add("dir/b", "", 0);
	add("TRAILER!!!", "", 0);
}

/* walks a copy of the first size bytes; the number of entries or -EINVAL */
static int walk(size_t size, char *error)
{
	char *copy = unit_alloc(size ? size : 1);
	struct cpio_entry e;
	struct cpio_iter it;
	int n = 0, ret;

	memcpy(copy, archive, size);
	cpio_begin(&it, copy, size);
	while ((ret = cpio_next(&it, &e)) > 0) {
		volatile u8 sum = 0;

		for (size_t i = 0; i < e.size; i++)
			sum += e.data[i];
		n += strlen(e.name) > 0;
	}
	if (ret < 0 && error)
		strcpy(error, it.error);
	unit_free(copy);
	return ret < 0 ? ret : n;
}

static void entries_come_as_packed(void)
{
	struct cpio_entry e;
	struct cpio_iter it;

	pack();
	cpio_begin(&it, archive, used);
	CHECK_EQ(cpio_next(&it, &e), 1);
	CHECK_STR(e.name, "a");
	CHECK_EQ(e.size, 5);
	CHECK_EQ(e.mode, 0100644);
	CHECK(!memcmp(e.data, "hello", 5));
	CHECK_EQ(cpio_next(&it, &e), 1);
	CHECK_STR(e.name, "dir/b");
	CHECK_EQ(cpio_next(&it, &e), 0);
	CHECK_EQ(cpio_next(&it, &e), 0);
}

static void archives_may_follow_each_other(void)
{
	pack();
	used += 512;		/* zeros between them */
	add("c", "x", 1);
	add("TRAILER!!!", "", 0);
	CHECK_EQ(walk(used, NULL), 3);
	memset(archive, 0, sizeof(archive));
}

static void every_cut_is_noticed(void)
{
	size_t size;

	pack();
	for (size = 1; size < used; size++) {
		/* the padding behind the trailer may be missing */
		if (size >= used - 3)
			continue;
		CHECK_EQ(walk(size, NULL), -EINVAL);
	}
	CHECK_EQ(walk(0, NULL), 0);
}

static void no_flipped_byte_leads_outside(void)
{
	int i;

	for (i = 0; i < 20000; i++) {
		pack();
		archive[unit_random() % used] = unit_random();
		archive[unit_random() % used] = "0f7F"[unit_random() % 4];
		walk(used, NULL);
	}
}

static void the_message_names_what_it_is(void)
{
	char error[64];

	pack();
	memcpy(archive, "\x1f\x8b", 2);
	CHECK_EQ(walk(used, error), -EINVAL);
	CHECK_STR(error, "compressed (gzip), not a plain cpio archive at byte 0");
	pack();
	used -= 124;		/* without the trailer */
	CHECK_EQ(walk(used, error), -EINVAL);
	CHECK(strstarts(error, "no TRAILER!!!"));
}

const struct unit_case unit_cases[] = {
	UNIT_CASE(entries_come_as_packed),
	UNIT_CASE(archives_may_follow_each_other),
	UNIT_CASE(every_cut_is_noticed),
	UNIT_CASE(no_flipped_byte_leads_outside),
	UNIT_CASE(the_message_names_what_it_is),
	{ }
};
