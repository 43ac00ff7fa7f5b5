/* SPDX-License-Identifier: MIT */
/* Arithmetic that notices, or sticks at the largest size. */
#ifndef _LINUX_OVERFLOW_H
#define _LINUX_OVERFLOW_H

#include <linux/compiler.h>
#include <linux/limits.h>
#include <linux/stddef.h>
#include <linux/types.h>

#define is_signed_type(type)	(((type)(-1)) < (type)1)
#define is_unsigned_type(type)	(!is_signed_type(type))
#define __type_half_max(type) \
	((type)1 << (8 * sizeof(type) - 1 - is_signed_type(type)))
#define type_max(t) \
	((typeof(t))((__type_half_max(typeof(t)) - 1) + __type_half_max(typeof(t))))
#define type_min(t)	((typeof(t))((typeof(t))-type_max(t) - (typeof(t))1))

/* true: *d is what is left of a result that does not fit */
#define check_add_overflow(a, b, d)	__builtin_add_overflow(a, b, d)
#define check_sub_overflow(a, b, d)	__builtin_sub_overflow(a, b, d)
#define check_mul_overflow(a, b, d)	__builtin_mul_overflow(a, b, d)
#define check_shl_overflow(a, s, d) ({					\
	typeof(a) __a = (a);						\
	typeof(s) __s = (s);						\
	typeof(d) __d = (d);						\
	bool __bad = __s < 0 || __s >= 8 * sizeof(*__d);		\
	unsigned int __sh = __bad ? 0 : __s;				\
	*__d = (u64)__a << __sh;					\
	__bad || *__d < 0 || __a < 0 || (*__d >> __sh) != __a; })

#define wrapping_add(type, a, b) \
	({ type __v; (void)__builtin_add_overflow(a, b, &__v); __v; })
#define wrapping_sub(type, a, b) \
	({ type __v; (void)__builtin_sub_overflow(a, b, &__v); __v; })
#define wrapping_mul(type, a, b) \
	({ type __v; (void)__builtin_mul_overflow(a, b, &__v); __v; })
#define wrapping_assign_add(var, offset) \
	({ typeof(var) *__p = &(var); *__p = wrapping_add(typeof(var), *__p, offset); })
#define wrapping_assign_sub(var, offset) \
	({ typeof(var) *__p = &(var); *__p = wrapping_sub(typeof(var), *__p, offset); })

/* Does the value n not fit in T, a type or a variable of it? */
#define overflows_type(n, T) \
	({ typeof(T) __v; __builtin_add_overflow(n, 0, &__v); })
#define castable_to_type(n, T) \
	__builtin_choose_expr(__builtin_constant_p(n),			\
			      !overflows_type(n, T), __same_type(n, T))

#define range_overflows(start, size, max) ({				\
	typeof(start) __s = (start);					\
	typeof(size) __n = (size);					\
	typeof(max) __m = (max);					\
	__s >= __m || __n > __m - __s; })
#define range_overflows_t(type, start, size, max) \
	range_overflows((type)(start), (type)(size), (type)(max))
#define range_end_overflows(start, size, max) ({			\
	typeof(start) __s = (start);					\
	typeof(size) __n = (size);					\
	typeof(max) __m = (max);					\
	__s > __m || __n > __m - __s; })
#define range_end_overflows_t(type, start, size, max) \
	range_end_overflows((type)(start), (type)(size), (type)(max))

/* Sizes for allocations: what does not fit is SIZE_MAX, which nobody has. */
static inline size_t __must_check size_mul(size_t a, size_t b)
{
	size_t bytes;

	return check_mul_overflow(a, b, &bytes) ? SIZE_MAX : bytes;
}

static inline size_t __must_check size_add(size_t a, size_t b)
{
	size_t bytes;

	return check_add_overflow(a, b, &bytes) ? SIZE_MAX : bytes;
}

static inline size_t __must_check size_sub(size_t a, size_t b)
{
	size_t bytes;

	if (a == SIZE_MAX || b == SIZE_MAX || check_sub_overflow(a, b, &bytes))
		return SIZE_MAX;
	return bytes;
}

#define array_size(a, b)	size_mul(a, b)
#define array3_size(a, b, c)	size_mul(size_mul(a, b), c)

/* Of a structure whose last member is an array of count elements. */
#define flex_array_size(p, member, count)				\
	__builtin_choose_expr(__builtin_constant_p(count),		\
		(count) * sizeof(*(p)->member) + __must_be_array((p)->member), \
		size_mul(count, sizeof(*(p)->member) +			\
				__must_be_array((p)->member)))
#define struct_size(p, member, count)					\
	__builtin_choose_expr(__builtin_constant_p(count),		\
		sizeof(*(p)) + flex_array_size(p, member, count),	\
		size_add(sizeof(*(p)), flex_array_size(p, member, count)))
#define struct_size_t(type, member, count) \
	struct_size((type *)NULL, member, count)

/* Such a structure on the stack, zeroed; name is a pointer to it. */
#define DEFINE_RAW_FLEX(type, name, member, count)			\
	union {								\
		u8 bytes[struct_size_t(type, member, count)];		\
		type obj;						\
	} name##_u = { .bytes = { 0 } };				\
	type *name = (type *)&name##_u
#define DEFINE_FLEX(TYPE, NAME, MEMBER, COUNTER, COUNT)			\
	DEFINE_RAW_FLEX(TYPE, NAME, MEMBER, COUNT);			\
	((NAME)->COUNTER = (COUNT))

#endif
