/* SPDX-License-Identifier: MIT */
/* Fields of a register, each given by its mask, a constant run of ones. */
#ifndef _LINUX_BITFIELD_H
#define _LINUX_BITFIELD_H

#include <linux/build_bug.h>
#include <linux/compiler.h>
#include <asm/byteorder.h>

#define __bf_shf(mask)	(__builtin_ffsll(mask) - 1)
#define __bf_low(mask)	((mask) & -(mask))
/* A run of ones plus its lowest bit has none of its bits. */
#define __bf_is_run(mask)	((mask) != 0 && !((mask) & ((mask) + __bf_low(mask))))
#define __BF_CHECK(mask)						\
	BUILD_BUG_ON_MSG(!__builtin_constant_p(mask) || !__bf_is_run(mask), \
			 "the mask is no constant run of ones")

#define FIELD_MAX(_mask) ({						\
	(typeof(_mask))((_mask) >> __bf_shf(_mask)); })
#define FIELD_FIT(_mask, _val) \
	(!((((typeof(_mask))(_val)) << __bf_shf(_mask)) & ~(_mask)))
#define FIELD_PREP(_mask, _val) ({					\
	__BF_CHECK(_mask);						\
	((typeof(_mask))(_val) << __bf_shf(_mask)) & (_mask); })
#define FIELD_GET(_mask, _reg) ({					\
	__BF_CHECK(_mask);						\
	(typeof(_mask))(((_reg) & (_mask)) >> __bf_shf(_mask)); })
/* for initialisers */
#define FIELD_PREP_CONST(_mask, _val) \
	(BUILD_BUG_ON_ZERO(!__bf_is_run(_mask)) + \
	 (((typeof(_mask))(_val) << __bf_shf(_mask)) & (_mask)))

static __always_inline u64 field_multiplier(u64 field)
{
	return field & -field;
}

static __always_inline u64 field_mask(u64 field)
{
	return field / field_multiplier(field);
}

#define field_max(field)	((typeof(field))field_mask(field))

/* u32_encode_bits(v, field), u32_get_bits(), u32_replace_bits(), u32p_... */
#define ____MAKE_OP(type, base, to, from)				\
static __always_inline __##type type##_encode_bits(base v, base field)	\
{									\
	return to((v & field_mask(field)) * field_multiplier(field));	\
}									\
static __always_inline __##type type##_replace_bits(__##type old,	\
						    base v, base field)	\
{									\
	return (old & ~to(field)) | type##_encode_bits(v, field);	\
}									\
static __always_inline void type##p_replace_bits(__##type *p, base v,	\
						 base field)		\
{									\
	*p = type##_replace_bits(*p, v, field);				\
}									\
static __always_inline base type##_get_bits(__##type v, base field)	\
{									\
	return (from(v) & field) / field_multiplier(field);		\
}

#define __bf_same(x)	(x)
#define __MAKE_OP(size)							\
	____MAKE_OP(le##size, u##size, cpu_to_le##size, le##size##_to_cpu) \
	____MAKE_OP(be##size, u##size, cpu_to_be##size, be##size##_to_cpu) \
	____MAKE_OP(u##size, u##size, __bf_same, __bf_same)
____MAKE_OP(u8, u8, __bf_same, __bf_same)
__MAKE_OP(16)
__MAKE_OP(32)
__MAKE_OP(64)
#undef __MAKE_OP
#undef ____MAKE_OP

#endif
