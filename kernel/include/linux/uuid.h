/* SPDX-License-Identifier: MIT */
/* Identifiers of 16 bytes; kernel/lib/uuid.c. */
#ifndef _LINUX_UUID_H
#define _LINUX_UUID_H

#include <linux/string.h>
#include <linux/types.h>

#define UUID_SIZE		16
#define UUID_STRING_LEN		36

/* The text is the bytes in order (uuid), or little endian in parts (guid). */
typedef struct {
	__u8 b[UUID_SIZE];
} uuid_t;

typedef struct {
	__u8 b[UUID_SIZE];
} guid_t;

#define GUID_INIT(a, b, c, d0, d1, d2, d3, d4, d5, d6, d7)		\
((guid_t) {{ (a) & 0xff, ((a) >> 8) & 0xff, ((a) >> 16) & 0xff,		\
	((a) >> 24) & 0xff, (b) & 0xff, ((b) >> 8) & 0xff,		\
	(c) & 0xff, ((c) >> 8) & 0xff, (d0), (d1), (d2), (d3),		\
	(d4), (d5), (d6), (d7) }})
#define UUID_INIT(a, b, c, d0, d1, d2, d3, d4, d5, d6, d7)		\
((uuid_t) {{ ((a) >> 24) & 0xff, ((a) >> 16) & 0xff, ((a) >> 8) & 0xff,	\
	(a) & 0xff, ((b) >> 8) & 0xff, (b) & 0xff,			\
	((c) >> 8) & 0xff, (c) & 0xff, (d0), (d1), (d2), (d3),		\
	(d4), (d5), (d6), (d7) }})

extern const guid_t guid_null;
extern const uuid_t uuid_null;

static inline bool guid_equal(const guid_t *a, const guid_t *b)
{
	return !memcmp(a, b, sizeof(*a));
}

static inline void guid_copy(guid_t *dst, const guid_t *src)
{
	*dst = *src;
}

static inline bool guid_is_null(const guid_t *guid)
{
	return guid_equal(guid, &guid_null);
}

static inline bool uuid_equal(const uuid_t *a, const uuid_t *b)
{
	return !memcmp(a, b, sizeof(*a));
}

static inline void uuid_copy(uuid_t *dst, const uuid_t *src)
{
	*dst = *src;
}

static inline bool uuid_is_null(const uuid_t *uuid)
{
	return uuid_equal(uuid, &uuid_null);
}

/* Random ones, version 4. */
void generate_random_uuid(unsigned char uuid[UUID_SIZE]);
void generate_random_guid(unsigned char guid[UUID_SIZE]);
void guid_gen(guid_t *u);
void uuid_gen(uuid_t *u);

bool uuid_is_valid(const char *uuid);
int guid_parse(const char *uuid, guid_t *u);
int uuid_parse(const char *uuid, uuid_t *u);

#endif
