// SPDX-License-Identifier: MIT
/*
 * kstrtox.c - text to numbers, strictly and leniently.
 *
 * kstrto*() take a whole string or refuse it, and say why; they are for what
 * people type. simple_strto*() stop at the first foreign character and leave
 * overflow unseen; they are for parsers. Base 0: "0x" means 16, "0" 8.
 *
 * Linux: lib/kstrtox.c, lib/cmdline.c (memparse, get_option).
 */
#include <linux/kstrtox.h>
#include <linux/export.h>
#include <linux/ctype.h>
#include <linux/errno.h>
#include <linux/limits.h>
#include <linux/string.h>

static const char *guess_base(const char *s, unsigned int *base)
{
	bool hex = s[0] == '0' && tolower(s[1]) == 'x' && isxdigit(s[2]);

	if (*base == 0)
		*base = hex ? 16 : s[0] == '0' ? 8 : 10;
	return *base == 16 && hex ? s + 2 : s;
}

static unsigned int digit_of(char c)
{
	if (isdigit(c))
		return c - '0';
	return isalpha(c) ? tolower(c) - 'a' + 10 : 99;
}

/* digits at s; returns behind them; sets *overflow when they were too many */
static const char *parse_digits(const char *s, unsigned int base,
				unsigned long long *res, bool *overflow)
{
	unsigned long long value = 0;

	*overflow = false;
	for (; digit_of(*s) < base; s++) {
		if (__builtin_mul_overflow(value, base, &value) ||
		    __builtin_add_overflow(value, digit_of(*s), &value))
			*overflow = true;
	}
	*res = value;
	return s;
}

/**
 * kstrtoull - convert a whole string to an unsigned number
 * @s:    the string; a '+' before it and one newline after it are fine
 * @base: 2..36, or 0 to see from the prefix
 * @res:  result, set on success only
 *
 * Return: 0; -EINVAL when it is no number; -ERANGE when it is too large.
 */
int kstrtoull(const char *s, unsigned int base, unsigned long long *res)
{
	unsigned long long value;
	const char *end;
	bool overflow;

	if (*s == '+')
		s++;
	s = guess_base(s, &base);
	end = parse_digits(s, base, &value, &overflow);
	if (end == s)
		return -EINVAL;
	if (*end == '\n')
		end++;
	if (*end)
		return -EINVAL;
	if (overflow)
		return -ERANGE;
	*res = value;
	return 0;
}
EXPORT_SYMBOL(kstrtoull);

int kstrtoll(const char *s, unsigned int base, long long *res)
{
	unsigned long long value;
	bool minus = *s == '-';
	int err;

	if (minus && s[1] == '+')
		return -EINVAL;
	err = kstrtoull(s + minus, base, &value);
	if (err)
		return err;
	if (value > (unsigned long long)LLONG_MAX + minus)
		return -ERANGE;
	*res = minus ? -value : value;
	return 0;
}
EXPORT_SYMBOL(kstrtoll);

/* the narrower types: parse wide, then see whether it fits */
#define KSTRTO(name, type, wide, parse)					\
int name(const char *s, unsigned int base, type *res)			\
{									\
	wide value;							\
	int err = parse(s, base, &value);				\
									\
	if (err)							\
		return err;						\
	if ((type)value != value)					\
		return -ERANGE;						\
	*res = value;							\
	return 0;							\
}									\
EXPORT_SYMBOL(name)

KSTRTO(kstrtouint, unsigned int, unsigned long long, kstrtoull);
KSTRTO(kstrtoint, int, long long, kstrtoll);
KSTRTO(kstrtou16, u16, unsigned long long, kstrtoull);
KSTRTO(kstrtos16, s16, long long, kstrtoll);
KSTRTO(kstrtou8, u8, unsigned long long, kstrtoull);
KSTRTO(kstrtos8, s8, long long, kstrtoll);

/* yes, true, enable, 1, on and their opposites, by the first letters */
int kstrtobool(const char *s, bool *res)
{
	char c = s ? tolower(s[0]) : 0;

	if (c == 'o' && s[1])
		c = tolower(s[1]) == 'n' ? 'y' : tolower(s[1]);
	switch (c) {
	case 'e':
	case 'y':
	case 't':
	case '1':
		*res = true;
		return 0;
	case 'd':
	case 'n':
	case 'f':
	case '0':
		*res = false;
		return 0;
	}
	return -EINVAL;
}
EXPORT_SYMBOL(kstrtobool);

unsigned long long simple_strtoull(const char *s, char **end, unsigned int base)
{
	unsigned long long value;
	bool overflow;

	s = guess_base(s, &base);
	s = parse_digits(s, base, &value, &overflow);
	if (end)
		*end = (char *)s;
	return value;
}
EXPORT_SYMBOL(simple_strtoull);

long long simple_strtoll(const char *s, char **end, unsigned int base)
{
	if (*s == '-')
		return -simple_strtoull(s + 1, end, base);
	return simple_strtoull(s, end, base);
}
EXPORT_SYMBOL(simple_strtoll);

unsigned long simple_strtoul(const char *s, char **end, unsigned int base)
{
	return simple_strtoull(s, end, base);
}
EXPORT_SYMBOL(simple_strtoul);

long simple_strtol(const char *s, char **end, unsigned int base)
{
	return simple_strtoll(s, end, base);
}
EXPORT_SYMBOL(simple_strtol);

/* a number with a binary suffix; *retptr is what follows */
unsigned long long memparse(const char *ptr, char **retptr)
{
	static const char suffixes[] = "KMGTPE";
	char *end, c;
	unsigned long long value = simple_strtoull(ptr, &end, 0);

	c = toupper(*end);
	if (c && strchr(suffixes, c)) {
		value <<= 10 * (strchr(suffixes, c) - suffixes + 1);
		end++;
	}
	if (retptr)
		*retptr = end;
	return value;
}
EXPORT_SYMBOL(memparse);

/**
 * get_option - take one integer off a list
 * @str:  the list; moved on
 * @pint: the integer; may be NULL
 *
 * Return: 0 no integer, 1 the last one, 2 a comma follows, 3 a '-' follows
 * (a range).
 */
int get_option(char **str, int *pint)
{
	char *s = *str;
	int value;

	if (!s || !*s)
		return 0;
	value = simple_strtol(s, str, 0);
	if (pint)
		*pint = value;
	if (s == *str)
		return 0;
	if (**str == ',') {
		(*str)++;
		return 2;
	}
	return **str == '-' ? 3 : 1;
}
EXPORT_SYMBOL(get_option);

/* "1,2,5-7" into ints[1..]; ints[0] counts them; returns the unparsed rest */
char *get_options(const char *str, int nints, int *ints)
{
	char *s = (char *)str;
	int i = 1, res;

	while (i < nints) {
		res = get_option(&s, ints + i);
		if (!res)
			break;
		if (res == 3) {
			int to = simple_strtol(s + 1, &s, 0);

			while (ints[i] < to && i + 1 < nints) {
				ints[i + 1] = ints[i] + 1;
				i++;
			}
			res = *s == ',' ? 2 : 1;
			if (res == 2)
				s++;
		}
		i++;
		if (res == 1)
			break;
	}
	ints[0] = i - 1;
	return s;
}
EXPORT_SYMBOL(get_options);

/* is option one of the comma-separated words of str? */
bool parse_option_str(const char *str, const char *option)
{
	size_t len = strlen(option);

	while (*str) {
		if (!strncmp(str, option, len) && (!str[len] || str[len] == ','))
			return true;
		str = strchrnul(str, ',');
		if (*str)
			str++;
	}
	return false;
}
EXPORT_SYMBOL(parse_option_str);
