/* SPDX-License-Identifier: MIT */
/*
 * printk_ringbuffer.h - the shape of the log in memory.
 *
 * Names and layout are those that Linux's gdb script lx-dmesg looks for, so
 * that the log of a stopped or crashed machine can be read from outside:
 *
 *   descs[seq % N], infos[seq % N]   what and where, one pair a record
 *   data[lpos % size]                id, then the text; blocks in a row
 *
 * A block that would cross the end of data[] begins at 0 instead.
 */
#ifndef _KERNEL_PRINTK_RINGBUFFER_H
#define _KERNEL_PRINTK_RINGBUFFER_H

#include <linux/types.h>

/* known to lx-dmesg: level sits in the upper 3 bits of its byte */
struct printk_info {
	u64 seq;
	u64 ts_nsec;
	u16 text_len;
	u8 facility;
	u8 flags:5;
	u8 level:3;
	u32 caller_id;
};

#define LOG_NEWLINE	2	/* the text ended in a newline */

struct prb_data_blk_lpos {
	unsigned long begin;
	unsigned long next;
};

/* the two upper bits of state_var; the rest is the record's number */
enum desc_state {
	desc_reserved	= 0,
	desc_committed	= 1,	/* whole, but KERN_CONT may still add to it */
	desc_finalized	= 2,
	desc_reusable	= 3,
};

#define DESC_FLAGS_SHIFT	62
#define DESC_ID_MASK		((1UL << DESC_FLAGS_SHIFT) - 1)

struct prb_desc {
	atomic_long_t state_var;
	struct prb_data_blk_lpos text_blk_lpos;
};

struct prb_data_block {
	unsigned long id;
	char data[];
};

struct prb_data_ring {
	unsigned int size_bits;
	char *data;
	atomic_long_t head_lpos;
	atomic_long_t tail_lpos;
};

struct prb_desc_ring {
	unsigned int count_bits;
	struct prb_desc *descs;
	struct printk_info *infos;
	atomic_long_t head_id;
	atomic_long_t tail_id;
};

struct printk_ringbuffer {
	struct prb_desc_ring desc_ring;
	struct prb_data_ring text_data_ring;
	atomic_long_t fail;
};

#endif /* _KERNEL_PRINTK_RINGBUFFER_H */
