// SPDX-License-Identifier: MIT
/*
 * uuid.c - making identifiers, and reading them.
 *
 * Linux: lib/uuid.c.
 */
#include <linux/ctype.h>
#include <linux/errno.h>
#include <linux/export.h>
#include <linux/hex.h>
#include <linux/random.h>
#include <linux/uuid.h>

const guid_t guid_null;
EXPORT_SYMBOL(guid_null);
const uuid_t uuid_null;
EXPORT_SYMBOL(uuid_null);

/* Where byte i of the text goes: see the comment at the types. */
static const u8 guid_index[UUID_SIZE] = {
	3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15
};

/* Random bits; the version, and the variant, are said in two bytes. */
static void generate(u8 b[UUID_SIZE], unsigned int version_byte)
{
	get_random_bytes(b, UUID_SIZE);
	b[version_byte] = (b[version_byte] & 0x0f) | 0x40;
	b[8] = (b[8] & 0x3f) | 0x80;
}

/** generate_random_uuid - 16 bytes of a UUID, version 4 */
void generate_random_uuid(unsigned char uuid[UUID_SIZE])
{
	generate(uuid, 6);
}
EXPORT_SYMBOL(generate_random_uuid);

/** generate_random_guid - 16 bytes of a GUID, version 4 */
void generate_random_guid(unsigned char guid[UUID_SIZE])
{
	generate(guid, 7);
}
EXPORT_SYMBOL(generate_random_guid);

/** guid_gen - a random GUID */
void guid_gen(guid_t *u)
{
	generate(u->b, 7);
}
EXPORT_SYMBOL_GPL(guid_gen);

/** uuid_gen - a random UUID */
void uuid_gen(uuid_t *u)
{
	generate(u->b, 6);
}
EXPORT_SYMBOL_GPL(uuid_gen);

/** uuid_is_valid - is it xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx? */
bool uuid_is_valid(const char *uuid)
{
	unsigned int i;

	for (i = 0; i < UUID_STRING_LEN; i++) {
		bool dash = i == 8 || i == 13 || i == 18 || i == 23;

		if (dash ? uuid[i] != '-' : !isxdigit(uuid[i]))
			return false;
	}
	return true;
}
EXPORT_SYMBOL(uuid_is_valid);

static int parse(const char *text, u8 b[UUID_SIZE], const u8 *index)
{
	unsigned int i;

	if (!uuid_is_valid(text))
		return -EINVAL;
	for (i = 0; i < UUID_SIZE; i++) {
		if (*text == '-')
			text++;
		b[index ? index[i] : i] = hex_to_bin(text[0]) << 4 |
					  hex_to_bin(text[1]);
		text += 2;
	}
	return 0;
}

/** guid_parse - text to a GUID; 0 or -EINVAL */
int guid_parse(const char *uuid, guid_t *u)
{
	return parse(uuid, u->b, guid_index);
}
EXPORT_SYMBOL(guid_parse);

/** uuid_parse - text to a UUID; 0 or -EINVAL */
int uuid_parse(const char *uuid, uuid_t *u)
{
	return parse(uuid, u->b, NULL);
}
EXPORT_SYMBOL(uuid_parse);
