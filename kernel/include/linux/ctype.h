/* SPDX-License-Identifier: MIT */
/* ctype.h - classes of ASCII characters, without a table. */
#ifndef _LINUX_CTYPE_H
#define _LINUX_CTYPE_H

static inline int isdigit(int c)
{
	return (unsigned int)c - '0' < 10;
}

static inline int islower(int c)
{
	return (unsigned int)c - 'a' < 26;
}

static inline int isupper(int c)
{
	return (unsigned int)c - 'A' < 26;
}

static inline int isalpha(int c)
{
	return ((unsigned int)c | 0x20) - 'a' < 26;
}

static inline int isalnum(int c)
{
	return isalpha(c) || isdigit(c);
}

static inline int isxdigit(int c)
{
	return isdigit(c) || ((unsigned int)c | 0x20) - 'a' < 6;
}

static inline int isspace(int c)
{
	return c == ' ' || (unsigned int)c - '\t' < 5;
}

static inline int isprint(int c)
{
	return (unsigned int)c - ' ' < 95;
}

static inline int isgraph(int c)
{
	return (unsigned int)c - '!' < 94;
}

static inline int iscntrl(int c)
{
	return (unsigned int)c < ' ' || c == 127;
}

static inline int ispunct(int c)
{
	return isgraph(c) && !isalnum(c);
}

static inline int isascii(int c)
{
	return (unsigned int)c < 128;
}

static inline char tolower(char c)
{
	return isupper(c) ? c + ('a' - 'A') : c;
}

static inline char toupper(char c)
{
	return islower(c) ? c - ('a' - 'A') : c;
}

#endif /* _LINUX_CTYPE_H */
