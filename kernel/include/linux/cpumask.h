/* SPDX-License-Identifier: MIT */
/* Sets of CPUs. The system's four are in kernel/lib/cpumask.c. */
#ifndef _LINUX_CPUMASK_H
#define _LINUX_CPUMASK_H

#include <linux/atomic.h>
#include <linux/bitmap.h>
#include <linux/bitops.h>
#include <linux/find.h>
#include <linux/types.h>

#define NR_CPUS	CONFIG_NR_CPUS

typedef struct cpumask {
	DECLARE_BITMAP(bits, NR_CPUS);
} cpumask_t;

typedef struct cpumask cpumask_var_t[1];

extern unsigned int nr_cpu_ids;		/* possible CPUs, numbered densely */
extern struct cpumask __cpu_possible_mask;
extern struct cpumask __cpu_present_mask;
extern struct cpumask __cpu_online_mask;
extern struct cpumask __cpu_active_mask;
extern atomic_t __num_online_cpus;

#define cpu_possible_mask	((const struct cpumask *)&__cpu_possible_mask)
#define cpu_present_mask	((const struct cpumask *)&__cpu_present_mask)
#define cpu_online_mask		((const struct cpumask *)&__cpu_online_mask)
#define cpu_active_mask		((const struct cpumask *)&__cpu_active_mask)

#define cpumask_bits(maskp)	((maskp)->bits)
#define nr_cpumask_bits		((unsigned int)NR_CPUS)

/* One bit set, for every CPU: cpumask_of() points into these. */
extern const struct cpumask cpu_bit_masks[NR_CPUS];
extern const struct cpumask cpu_all_bits;

#define cpumask_of(cpu)	(&cpu_bit_masks[cpu])
#define cpu_all_mask	(&cpu_all_bits)
#define cpu_none_mask	((const struct cpumask *)&(struct cpumask){ { 0 } })

static __always_inline void cpumask_set_cpu(unsigned int cpu,
					    struct cpumask *dstp)
{
	set_bit(cpu, cpumask_bits(dstp));
}

static __always_inline void __cpumask_set_cpu(unsigned int cpu,
					      struct cpumask *dstp)
{
	__set_bit(cpu, cpumask_bits(dstp));
}

static __always_inline void cpumask_clear_cpu(int cpu, struct cpumask *dstp)
{
	clear_bit(cpu, cpumask_bits(dstp));
}

static __always_inline void __cpumask_clear_cpu(int cpu, struct cpumask *dstp)
{
	__clear_bit(cpu, cpumask_bits(dstp));
}

static __always_inline bool cpumask_test_cpu(int cpu,
					     const struct cpumask *cpumask)
{
	if (small_const_nbits(NR_CPUS))
		return READ_ONCE(cpumask->bits[0]) >> cpu & 1;
	return test_bit(cpu, cpumask_bits(cpumask));
}

static __always_inline bool cpumask_test_and_set_cpu(int cpu,
						     struct cpumask *cpumask)
{
	return test_and_set_bit(cpu, cpumask_bits(cpumask));
}

static __always_inline bool cpumask_test_and_clear_cpu(int cpu,
						       struct cpumask *cpumask)
{
	return test_and_clear_bit(cpu, cpumask_bits(cpumask));
}

static inline void cpumask_setall(struct cpumask *dstp)
{
	bitmap_fill(cpumask_bits(dstp), nr_cpumask_bits);
}

static inline void cpumask_clear(struct cpumask *dstp)
{
	bitmap_zero(cpumask_bits(dstp), nr_cpumask_bits);
}

static inline void cpumask_copy(struct cpumask *dstp,
				const struct cpumask *srcp)
{
	*dstp = *srcp;
}

static inline bool cpumask_and(struct cpumask *dstp, const struct cpumask *a,
			       const struct cpumask *b)
{
	return bitmap_and(dstp->bits, a->bits, b->bits, nr_cpumask_bits);
}

static inline void cpumask_or(struct cpumask *dstp, const struct cpumask *a,
			      const struct cpumask *b)
{
	bitmap_or(dstp->bits, a->bits, b->bits, nr_cpumask_bits);
}

static inline void cpumask_xor(struct cpumask *dstp, const struct cpumask *a,
			       const struct cpumask *b)
{
	bitmap_xor(dstp->bits, a->bits, b->bits, nr_cpumask_bits);
}

static inline bool cpumask_andnot(struct cpumask *dstp,
				  const struct cpumask *a,
				  const struct cpumask *b)
{
	return bitmap_andnot(dstp->bits, a->bits, b->bits, nr_cpumask_bits);
}

static inline bool cpumask_equal(const struct cpumask *a,
				 const struct cpumask *b)
{
	return bitmap_equal(a->bits, b->bits, nr_cpumask_bits);
}

static inline bool cpumask_intersects(const struct cpumask *a,
				      const struct cpumask *b)
{
	return bitmap_intersects(a->bits, b->bits, nr_cpumask_bits);
}

static inline bool cpumask_subset(const struct cpumask *a,
				  const struct cpumask *b)
{
	return bitmap_subset(a->bits, b->bits, nr_cpumask_bits);
}

static inline bool cpumask_empty(const struct cpumask *srcp)
{
	return bitmap_empty(srcp->bits, nr_cpumask_bits);
}

static inline bool cpumask_full(const struct cpumask *srcp)
{
	return bitmap_full(srcp->bits, nr_cpumask_bits);
}

static inline unsigned int cpumask_weight(const struct cpumask *srcp)
{
	return bitmap_weight(srcp->bits, nr_cpumask_bits);
}

/* The searches give nr_cpu_ids or more when there is none. */
static inline unsigned int cpumask_first(const struct cpumask *srcp)
{
	return find_first_bit(srcp->bits, nr_cpumask_bits);
}

static inline unsigned int cpumask_next(int n, const struct cpumask *srcp)
{
	return find_next_bit(srcp->bits, nr_cpumask_bits, n + 1);
}

static inline unsigned int cpumask_next_zero(int n, const struct cpumask *srcp)
{
	return find_next_zero_bit(srcp->bits, nr_cpumask_bits, n + 1);
}

static inline unsigned int cpumask_first_and(const struct cpumask *a,
					     const struct cpumask *b)
{
	return find_next_and_bit(a->bits, b->bits, nr_cpumask_bits, 0);
}

static inline unsigned int cpumask_next_and(int n, const struct cpumask *a,
					    const struct cpumask *b)
{
	return find_next_and_bit(a->bits, b->bits, nr_cpumask_bits, n + 1);
}

static inline unsigned int cpumask_any_but(const struct cpumask *mask,
					   unsigned int cpu)
{
	unsigned int i = cpumask_first(mask);

	return i == cpu ? cpumask_next(i, mask) : i;
}

#define cpumask_any(mask)		cpumask_first(mask)
#define cpumask_any_and(a, b)		cpumask_first_and(a, b)

#define for_each_cpu(cpu, mask)						\
	for ((cpu) = cpumask_first(mask); (cpu) < nr_cpu_ids;		\
	     (cpu) = cpumask_next((cpu), (mask)))
#define for_each_cpu_and(cpu, a, b)					\
	for ((cpu) = cpumask_first_and(a, b); (cpu) < nr_cpu_ids;	\
	     (cpu) = cpumask_next_and((cpu), (a), (b)))
#define for_each_possible_cpu(cpu)	for_each_cpu((cpu), cpu_possible_mask)
#define for_each_present_cpu(cpu)	for_each_cpu((cpu), cpu_present_mask)
#define for_each_online_cpu(cpu)	for_each_cpu((cpu), cpu_online_mask)

static __always_inline unsigned int num_online_cpus(void)
{
	return atomic_read(&__num_online_cpus);
}

#define num_possible_cpus()	cpumask_weight(cpu_possible_mask)
#define num_present_cpus()	cpumask_weight(cpu_present_mask)
#define num_active_cpus()	cpumask_weight(cpu_active_mask)
#define cpu_online(cpu)		cpumask_test_cpu((cpu), cpu_online_mask)
#define cpu_possible(cpu)	cpumask_test_cpu((cpu), cpu_possible_mask)
#define cpu_present(cpu)	cpumask_test_cpu((cpu), cpu_present_mask)
#define cpu_active(cpu)		cpumask_test_cpu((cpu), cpu_active_mask)

/* kernel/lib/cpumask.c */
void set_cpu_online(unsigned int cpu, bool online);
void set_cpu_possible(unsigned int cpu, bool possible);
void set_cpu_present(unsigned int cpu, bool present);
void set_cpu_active(unsigned int cpu, bool active);

static inline bool zalloc_cpumask_var(cpumask_var_t *mask, gfp_t flags)
{
	cpumask_clear(*mask);
	return true;
}

static inline bool alloc_cpumask_var(cpumask_var_t *mask, gfp_t flags)
{
	return true;
}

static inline void free_cpumask_var(cpumask_var_t mask)
{
}

#define cpumask_pr_args(maskp)	nr_cpu_ids, cpumask_bits(maskp)

#define CPU_MASK_ALL \
	(cpumask_t) { { [0 ... BITS_TO_LONGS(NR_CPUS) - 1] = ~0UL } }
#define CPU_MASK_NONE	(cpumask_t) { { 0UL } }
#define CPU_MASK_CPU0	(cpumask_t) { { [0] = 1UL } }
#define CPU_BITS_ALL	{ [0 ... BITS_TO_LONGS(NR_CPUS) - 1] = ~0UL }
#define CPU_BITS_NONE	{ 0UL }
#define to_cpumask(bitmap)	((struct cpumask *)(bitmap))
#define get_cpu_mask(cpu)	cpumask_of(cpu)
#define cpumask_size()		((unsigned int)sizeof(struct cpumask))
#define cpumask_available(mask)	true
#define alloc_cpumask_var_node(mask, flags, node) alloc_cpumask_var(mask, flags)
#define zalloc_cpumask_var_node(mask, flags, node) \
	zalloc_cpumask_var(mask, flags)
#define cpu_is_offline(cpu)	unlikely(!cpu_online(cpu))

static inline unsigned int cpumask_first_zero(const struct cpumask *srcp)
{
	return find_first_zero_bit(srcp->bits, nr_cpumask_bits);
}

static inline unsigned int cpumask_last(const struct cpumask *srcp)
{
	return find_last_bit(srcp->bits, nr_cpumask_bits);
}

static inline unsigned int cpumask_nth(unsigned int cpu,
				       const struct cpumask *srcp)
{
	return find_nth_bit(srcp->bits, nr_cpumask_bits, cpu);
}

static inline void cpumask_assign_cpu(int cpu, struct cpumask *dstp, bool value)
{
	assign_bit(cpu, cpumask_bits(dstp), value);
}

static inline void cpumask_complement(struct cpumask *dstp,
				      const struct cpumask *srcp)
{
	bitmap_complement(dstp->bits, srcp->bits, nr_cpumask_bits);
}

static inline bool cpumask_or_equal(const struct cpumask *a,
				    const struct cpumask *b,
				    const struct cpumask *c)
{
	return bitmap_or_equal(a->bits, b->bits, c->bits, nr_cpumask_bits);
}

static inline unsigned int cpumask_weight_and(const struct cpumask *a,
					      const struct cpumask *b)
{
	return bitmap_weight_and(a->bits, b->bits, nr_cpumask_bits);
}

static inline void cpumask_shift_right(struct cpumask *dstp,
				       const struct cpumask *srcp, int n)
{
	bitmap_shift_right(dstp->bits, srcp->bits, n, nr_cpumask_bits);
}

static inline void cpumask_shift_left(struct cpumask *dstp,
				      const struct cpumask *srcp, int n)
{
	bitmap_shift_left(dstp->bits, srcp->bits, n, nr_cpumask_bits);
}

/* text: hexadecimal words, or a list */
static inline int cpumask_parse(const char *buf, struct cpumask *dstp)
{
	return bitmap_parse(buf, ~0U, dstp->bits, nr_cpumask_bits);
}

static inline int cpulist_parse(const char *buf, struct cpumask *dstp)
{
	return bitmap_parselist(buf, dstp->bits, nr_cpumask_bits);
}

static inline ssize_t cpumap_print_to_pagebuf(bool list, char *buf,
					      const struct cpumask *mask)
{
	return bitmap_print_to_pagebuf(list, buf, mask->bits, nr_cpu_ids);
}

#define cpumask_any_distribute(mask)		cpumask_first(mask)
#define cpumask_any_and_distribute(a, b)	cpumask_first_and(a, b)

#define for_each_cpu_wrap(cpu, mask, start) \
	for_each_set_bit_wrap(cpu, cpumask_bits(mask), nr_cpumask_bits, start)
#define for_each_cpu_andnot(cpu, a, b) \
	for_each_andnot_bit(cpu, cpumask_bits(a), cpumask_bits(b), nr_cpumask_bits)
#define for_each_cpu_or(cpu, a, b) \
	for_each_or_bit(cpu, cpumask_bits(a), cpumask_bits(b), nr_cpumask_bits)
#define for_each_cpu_from(cpu, mask) \
	for_each_set_bit_from(cpu, cpumask_bits(mask), nr_cpumask_bits)

#endif
