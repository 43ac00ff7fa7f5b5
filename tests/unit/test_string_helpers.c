// SPDX-License-Identifier: MIT
/*
 * test_string_helpers.c - escapes, sizes for people, choices, hex, and the
 * rarer members of string.h.
 *
 * Sources: kernel/lib/string_helpers.c kernel/lib/string.c kernel/lib/vsprintf.c kernel/lib/vsprintf_ptr.c kernel/lib/vsprintf_obj.c kernel/lib/rtc.c kernel/lib/find_bit.c kernel/lib/bitmap.c kernel/lib/kstrtox.c kernel/lib/errname.c kernel/lib/hexdump.c
 */
#include <linux/hex.h>
#include <linux/printk.h>
#include <linux/string_helpers.h>
#include "unit.h"

#undef memset

static char out[128];

static void escape_and_unescape_are_inverse(void)
{
	char raw[64], text[256], back[64];

	for (int round = 0; round < 200; round++) {
		int n;

		for (int i = 0; i < 63; i++)
			raw[i] = unit_random() % 255 + 1;
		raw[63] = '\0';
		n = string_escape_mem(raw, 63, text, sizeof(text) - 1,
				      ESCAPE_ANY, NULL);
		text[n] = '\0';
		CHECK_EQ(string_unescape_any(text, back, sizeof(back)), 63);
		CHECK_STR(back, raw);
	}
}

static void escapes_that_are_only_for_some(void)
{
	int n = string_escape_mem("a b\n", 4, out, sizeof(out), ESCAPE_HEX,
				  "\n ");

	out[n] = '\0';
	CHECK_STR(out, "a\\x20b\\x0a");
	n = string_escape_mem("a=b\n", 4, out, sizeof(out),
			      ESCAPE_HEX | ESCAPE_NAP | ESCAPE_APPEND, "=");
	out[n] = '\0';
	CHECK_STR(out, "a\\x3db\\x0a");
	CHECK_EQ(string_escape_mem("\n\n", 2, NULL, 0, ESCAPE_HEX, NULL), 8);
}

static void unknown_escapes_stay(void)
{
	char text[] = "\\q \\\\ \\x41\\101";

	CHECK_EQ(string_unescape_any_inplace(text), 7);
	CHECK_STR(text, "\\q \\ AA");
}

static void size(const char *want, u64 size, u64 blk, unsigned int units)
{
	string_get_size(size, blk, units, out, sizeof(out));
	CHECK_STR(out, want);
}

static void sizes_have_three_digits(void)
{
	size("0 B", 0, 512, STRING_UNITS_2);
	size("512 B", 1, 512, STRING_UNITS_10);
	size("8.19 kB", 8192, 1, STRING_UNITS_10);
	size("8.00 KiB", 8192, 1, STRING_UNITS_2);
	size("4.29 GB", 8388608, 512, STRING_UNITS_10);
	size("7.28 TiB", 15628053168ull, 512, STRING_UNITS_2);
	size("16.0 EiB", ~0ull, 1, STRING_UNITS_2);
	size("8.00Ki", 8192, 1, STRING_UNITS_2 | STRING_UNITS_NO_SPACE |
	     STRING_UNITS_NO_BYTES);
}

static void choices(void)
{
	CHECK_STR(str_yes_no(1), "yes");
	CHECK_STR(str_disabled_enabled(1), "disabled");
	CHECK_STR(str_plural(1), "");
	CHECK_STR(str_plural(0), "s");
}

static void hex_both_ways(void)
{
	u8 bytes[3];

	CHECK_EQ(hex2bin(bytes, "00fFa5", 3), 0);
	CHECK_EQ(bytes[1], 0xff);
	*bin2hex(out, bytes, 3) = '\0';
	CHECK_STR(out, "00ffa5");
	CHECK_EQ(hex2bin(bytes, "0g", 1), -22);
}

static void hex_dump_lines(void)
{
	const char *text = "kthreadd is PID 2";

	CHECK_EQ(hex_dump_to_buffer(text, 17, 16, 1, out, sizeof(out), true),
		 65);
	CHECK_STR(out, "6b 74 68 72 65 61 64 64 20 69 73 20 50 49 44 20  kthreadd is PID ");
	CHECK_EQ(hex_dump_to_buffer(text, 4, 16, 4, out, sizeof(out), false), 8);
	CHECK_STR(out, "7268746b");
	CHECK_EQ(hex_dump_to_buffer(text, 0, 16, 1, out, sizeof(out), true), 0);
	CHECK_STR(out, "");
}

static void units_of_memset(void)
{
	u16 h[4] = { 9, 9, 9, 9 };
	u64 q[3] = { 1, 2, 3 };

	CHECK(memset16(h, 0x1234, 3) == h);
	CHECK_EQ(h[2], 0x1234);
	CHECK_EQ(h[3], 9);
	memset64(q, ~0ull, 2);
	CHECK(q[1] == ~0ull);
	CHECK_EQ(q[2], 3);
}

static void matching_a_word_of_a_list(void)
{
	static const char *const words[] = { "off", "on", NULL, "never" };

	CHECK_EQ(sysfs_match_string(words, "on\n"), 1);
	CHECK_EQ(sysfs_match_string(words, "never"), -22);
	CHECK_EQ(match_string(words, 4, "on\n"), -22);
}

static void fields_without_an_end(void)
{
	char field[4], text[8];

	strtomem_pad(field, "ab", '.');
	CHECK_EQ(memcmp(field, "ab..", 4), 0);
	strtomem(field, "wxyz!");
	memtostr(text, field);
	CHECK_STR(text, "wxyz");
}

static void reads_from_memory_move_on(void)
{
	loff_t pos = 0;

	CHECK_EQ(memory_read_from_buffer(out, 3, &pos, "hello", 5), 3);
	CHECK_EQ(memory_read_from_buffer(out, 3, &pos, "hello", 5), 2);
	CHECK_EQ(memory_read_from_buffer(out, 3, &pos, "hello", 5), 0);
	pos = -1;
	CHECK_EQ(memory_read_from_buffer(out, 3, &pos, "hello", 5), -22);
}

static void bounded_searches(void)
{
	const char *text = "abcabc";

	CHECK(strnchrnul(text, 2, 'c') == text + 2);
	CHECK(strnchrnul(text, 9, 'z') == text + 6);
	CHECK(strnchr(text, 2, 'c') == NULL);
	CHECK(strnstr(text, "ca", 3) == NULL);
	CHECK(strnstr(text, "ca", 4) == text + 2);
	CHECK_EQ(memweight("\x0f\x01", 2), 5);
}

const struct unit_case unit_cases[] = {
	UNIT_CASE(escape_and_unescape_are_inverse),
	UNIT_CASE(escapes_that_are_only_for_some),
	UNIT_CASE(unknown_escapes_stay),
	UNIT_CASE(sizes_have_three_digits),
	UNIT_CASE(choices),
	UNIT_CASE(hex_both_ways),
	UNIT_CASE(hex_dump_lines),
	UNIT_CASE(units_of_memset),
	UNIT_CASE(matching_a_word_of_a_list),
	UNIT_CASE(fields_without_an_end),
	UNIT_CASE(reads_from_memory_move_on),
	UNIT_CASE(bounded_searches),
	{ }
};
