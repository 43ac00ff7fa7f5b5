// SPDX-License-Identifier: MIT
/*
 * crc.c - cyclic redundancy checks, a bit at a time: no tables.
 *
 * Linux: lib/crc32.c, crc16.c, crc-ccitt.c, crc8.c, with tables and the CPU's
 * instructions.
 */
#include <linux/crc-ccitt.h>
#include <linux/crc16.h>
#include <linux/crc32.h>
#include <linux/crc8.h>
#include <linux/export.h>

/* Low bit first: the polynomial is written backwards. */
static u32 crc_low_first(u32 crc, const u8 *p, size_t len, u32 poly)
{
	int i;

	while (len--) {
		crc ^= *p++;
		for (i = 0; i < 8; i++)
			crc = crc >> 1 ^ (crc & 1 ? poly : 0);
	}
	return crc;
}

/** crc32_le - the CRC of Ethernet and zip; seed and result not inverted */
u32 crc32_le(u32 crc, unsigned char const *p, size_t len)
{
	return crc_low_first(crc, p, len, 0xedb88320);
}
EXPORT_SYMBOL(crc32_le);

/** __crc32c_le - Castagnoli's polynomial */
u32 __crc32c_le(u32 crc, unsigned char const *p, size_t len)
{
	return crc_low_first(crc, p, len, 0x82f63b78);
}
EXPORT_SYMBOL(__crc32c_le);

/** crc32_be - as crc32_le(), high bit first */
u32 crc32_be(u32 crc, unsigned char const *p, size_t len)
{
	int i;

	while (len--) {
		crc ^= (u32)*p++ << 24;
		for (i = 0; i < 8; i++)
			crc = crc << 1 ^ (crc >> 31 ? 0x04c11db7 : 0);
	}
	return crc;
}
EXPORT_SYMBOL(crc32_be);

/** crc16 - x^16 + x^15 + x^2 + 1 */
u16 crc16(u16 crc, const u8 *buffer, size_t len)
{
	return crc_low_first(crc, buffer, len, 0xa001);
}
EXPORT_SYMBOL(crc16);

/** crc_ccitt - x^16 + x^12 + x^5 + 1 */
u16 crc_ccitt(u16 crc, const u8 *buffer, size_t len)
{
	return crc_low_first(crc, buffer, len, 0x8408);
}
EXPORT_SYMBOL(crc_ccitt);

/** crc8_populate_lsb - the table of a polynomial, low bit first */
void crc8_populate_lsb(u8 table[CRC8_TABLE_SIZE], u8 polynomial)
{
	int i;

	for (i = 0; i < CRC8_TABLE_SIZE; i++) {
		u8 byte = i;

		table[i] = crc_low_first(0, &byte, 1, polynomial);
	}
}
EXPORT_SYMBOL(crc8_populate_lsb);

/** crc8_populate_msb - the table of a polynomial, high bit first */
void crc8_populate_msb(u8 table[CRC8_TABLE_SIZE], u8 polynomial)
{
	int i, bit;

	for (i = 0; i < CRC8_TABLE_SIZE; i++) {
		u8 t = i;

		for (bit = 0; bit < 8; bit++)
			t = t << 1 ^ (t & 0x80 ? polynomial : 0);
		table[i] = t;
	}
}
EXPORT_SYMBOL(crc8_populate_msb);

/** crc8 - by such a table */
u8 crc8(const u8 table[CRC8_TABLE_SIZE], const u8 *pdata, size_t nbytes,
	u8 crc)
{
	while (nbytes--)
		crc = table[crc ^ *pdata++];
	return crc;
}
EXPORT_SYMBOL(crc8);
