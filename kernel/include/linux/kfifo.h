/* SPDX-License-Identifier: MIT */
/*
 * kfifo.h - queues of elements in a ring whose size is a power of two.
 *
 * One writer and one reader need no lock: the writer alone moves @in, the
 * reader alone moves @out. More of either take a lock, or use the
 * ..._spinlocked() forms. A fifo of records keeps the length of each record in
 * front of it, in one or two bytes.
 *
 *   DECLARE_KFIFO(f, int, 16)      the ring lies in f itself: INIT_KFIFO(f)
 *   DECLARE_KFIFO_PTR(f, int)      the ring is kfifo_alloc()'s or kfifo_init()'s
 *   struct kfifo f                 bytes; kfifo_alloc()
 *   struct kfifo_rec_ptr_1 f       records of up to 255 bytes
 *
 * The type of a fifo carries what the macros need to know: an element's type in
 * @type, the bytes of a record's length in @rectype, and what a buffer may
 * point to in @ptr. Implemented in kernel/lib/kfifo.c.
 *
 * Linux: include/linux/kfifo.h. Left out: kfifo_dma_*().
 */
#ifndef _LINUX_KFIFO_H
#define _LINUX_KFIFO_H

#include <linux/array_size.h>
#include <linux/compiler.h>
#include <linux/errno.h>
#include <linux/spinlock.h>
#include <linux/stddef.h>
#include <linux/types.h>

/**
 * struct __kfifo - what all fifos have
 * @in: elements ever written; the writer's
 * @out: elements ever read; the reader's
 * @mask: elements of the ring - 1
 * @esize: bytes of an element
 * @data: the ring
 */
struct __kfifo {
	unsigned int	in;
	unsigned int	out;
	unsigned int	mask;
	unsigned int	esize;
	void		*data;
};

#define __STRUCT_KFIFO_COMMON(datatype, recsize, ptrtype)	\
	union {							\
		struct __kfifo	kfifo;				\
		datatype	*type;				\
		const datatype	*const_type;			\
		char		(*rectype)[recsize];		\
		ptrtype		*ptr;				\
		ptrtype const	*ptr_const;			\
	}

#define __STRUCT_KFIFO(type, size, recsize, ptrtype)			\
{									\
	__STRUCT_KFIFO_COMMON(type, recsize, ptrtype);			\
	type buf[((size) < 2 || ((size) & ((size) - 1))) ? -1 : (size)]; \
}
#define __STRUCT_KFIFO_PTR(type, recsize, ptrtype)			\
{									\
	__STRUCT_KFIFO_COMMON(type, recsize, ptrtype);			\
	type buf[0];							\
}

#define STRUCT_KFIFO(type, size) \
	struct __STRUCT_KFIFO(type, size, 0, type)
#define STRUCT_KFIFO_PTR(type) \
	struct __STRUCT_KFIFO_PTR(type, 0, type)
#define STRUCT_KFIFO_REC_1(size) \
	struct __STRUCT_KFIFO(unsigned char, size, 1, void)
#define STRUCT_KFIFO_REC_2(size) \
	struct __STRUCT_KFIFO(unsigned char, size, 2, void)

struct kfifo __STRUCT_KFIFO_PTR(unsigned char, 0, void);
struct kfifo_rec_ptr_1 __STRUCT_KFIFO_PTR(unsigned char, 1, void);
struct kfifo_rec_ptr_2 __STRUCT_KFIFO_PTR(unsigned char, 2, void);

#define __is_kfifo_ptr(fifo) \
	(sizeof(*(fifo)) == sizeof(STRUCT_KFIFO_PTR(typeof(*(fifo)->type))))
#define __kfifo_ring(fifo)	(__is_kfifo_ptr(fifo) ? NULL : (fifo)->buf)
#define __kfifo_mask(fifo) \
	(__is_kfifo_ptr(fifo) ? 0 : sizeof((fifo)->buf) / \
				    sizeof(*(fifo)->type) - 1)

#define DECLARE_KFIFO(fifo, type, size)	STRUCT_KFIFO(type, size) fifo
#define DECLARE_KFIFO_PTR(fifo, type)	STRUCT_KFIFO_PTR(type) fifo
#define DEFINE_KFIFO(fifo, type, size)					\
	DECLARE_KFIFO(fifo, type, size) =				\
	(typeof(fifo)) {						\
		{ { .mask = (size) - 1, .esize = sizeof(type),		\
		    .data = (fifo).buf } }				\
	}

/* Makes an embedded fifo ready, or a pointer fifo safe to free. */
#define INIT_KFIFO(fifo)						\
(void)({								\
	typeof(&(fifo)) __f = &(fifo);					\
	__f->kfifo = (struct __kfifo) {					\
		.mask = __kfifo_mask(__f), .esize = sizeof(*__f->type),	\
		.data = __kfifo_ring(__f) };				\
})

/* Questions. Each may be asked by reader and writer at any time. */
#define kfifo_initialized(fifo)	((fifo)->kfifo.mask)
#define kfifo_esize(fifo)	((fifo)->kfifo.esize)
#define kfifo_recsize(fifo)	(sizeof(*(fifo)->rectype))
#define kfifo_size(fifo)	((fifo)->kfifo.mask + 1)
#define kfifo_len(fifo) ({						\
	struct __kfifo *__k = &(fifo)->kfifo;				\
	READ_ONCE(__k->in) - READ_ONCE(__k->out); })
#define kfifo_is_empty(fifo)	(kfifo_len(fifo) == 0)
#define kfifo_is_full(fifo) ({						\
	typeof((fifo) + 1) __q = (fifo);				\
	kfifo_len(__q) > __q->kfifo.mask; })
#define kfifo_avail(fifo) ({						\
	typeof((fifo) + 1) __q = (fifo);				\
	unsigned int __room = kfifo_size(__q) - kfifo_len(__q);		\
	__room <= kfifo_recsize(__q) ? 0 : __room - kfifo_recsize(__q); })
/* Bytes that are to be read: of all elements, or of the next record. */
#define kfifo_peek_len(fifo) ({						\
	typeof((fifo) + 1) __p = (fifo);				\
	__kfifo_peek_len(&__p->kfifo, kfifo_recsize(__p)); })

#define kfifo_is_empty_spinlocked(fifo, lock) ({			\
	unsigned long __irq;						\
	bool __empty;							\
	spin_lock_irqsave(lock, __irq);					\
	__empty = kfifo_is_empty(fifo);					\
	spin_unlock_irqrestore(lock, __irq);				\
	__empty; })
#define kfifo_is_empty_spinlocked_noirqsave(fifo, lock) ({		\
	bool __empty;							\
	spin_lock(lock);						\
	__empty = kfifo_is_empty(fifo);					\
	spin_unlock(lock);						\
	__empty; })

/* Nobody else may use the fifo meanwhile; reset_out: no other reader. */
#define kfifo_reset(fifo)						\
(void)({								\
	typeof((fifo) + 1) __f = (fifo);				\
	__f->kfifo.in = __f->kfifo.out = 0;				\
})
#define kfifo_reset_out(fifo)						\
(void)({								\
	typeof((fifo) + 1) __f = (fifo);				\
	__f->kfifo.out = __f->kfifo.in;					\
})
/* Drops elements unread; of a fifo of records, one record. */
#define kfifo_skip_count(fifo, count)					\
(void)({								\
	typeof((fifo) + 1) __f = (fifo);				\
	__kfifo_skip(&__f->kfifo, count, kfifo_recsize(__f));		\
})
#define kfifo_skip(fifo)	kfifo_skip_count(fifo, 1)

/* The ring of a pointer fifo. 0, -EINVAL (too small) or -ENOMEM. */
#define kfifo_alloc(fifo, size, gfp_mask) __kfifo_must_check(({		\
	typeof((fifo) + 1) __f = (fifo);				\
	__is_kfifo_ptr(__f) ?						\
		__kfifo_alloc(&__f->kfifo, size, sizeof(*__f->type),	\
			      gfp_mask) : -EINVAL; }))
#define kfifo_init(fifo, buffer, size) ({				\
	typeof((fifo) + 1) __f = (fifo);				\
	__is_kfifo_ptr(__f) ?						\
		__kfifo_init(&__f->kfifo, buffer, size,			\
			     sizeof(*__f->type)) : -EINVAL; })
#define kfifo_free(fifo) ({						\
	typeof((fifo) + 1) __f = (fifo);				\
	if (__is_kfifo_ptr(__f))					\
		__kfifo_free(&__f->kfifo); })

/* One element. 1, or 0 if the fifo is full (put) or empty (get, peek). */
#define kfifo_put(fifo, val) ({						\
	typeof((fifo) + 1) __f = (fifo);				\
	typeof(*__f->const_type) __v = (val);				\
	__kfifo_in(&__f->kfifo, &__v, 1, kfifo_recsize(__f)); })
#define kfifo_get(fifo, val) __kfifo_uint_must_check(({			\
	typeof((fifo) + 1) __f = (fifo);				\
	typeof(__f->ptr) __v = (val);					\
	__kfifo_out(&__f->kfifo, __v, 1, kfifo_recsize(__f)); }))
#define kfifo_peek(fifo, val) __kfifo_uint_must_check(({		\
	typeof((fifo) + 1) __f = (fifo);				\
	typeof(__f->ptr) __v = (val);					\
	__kfifo_peek(&__f->kfifo, __v, 1, kfifo_recsize(__f)); }))

/* Several, or one record of n bytes. How many elements were copied. */
#define kfifo_in(fifo, buf, n) ({					\
	typeof((fifo) + 1) __f = (fifo);				\
	typeof(__f->ptr_const) __b = (buf);				\
	__kfifo_in(&__f->kfifo, __b, n, kfifo_recsize(__f)); })
#define kfifo_out(fifo, buf, n) __kfifo_uint_must_check(({		\
	typeof((fifo) + 1) __f = (fifo);				\
	typeof(__f->ptr) __b = (buf);					\
	__kfifo_out(&__f->kfifo, __b, n, kfifo_recsize(__f)); }))
#define kfifo_out_peek(fifo, buf, n) __kfifo_uint_must_check(({		\
	typeof((fifo) + 1) __f = (fifo);				\
	typeof(__f->ptr) __b = (buf);					\
	__kfifo_peek(&__f->kfifo, __b, n, kfifo_recsize(__f)); }))

#define kfifo_in_spinlocked(fifo, buf, n, lock) ({			\
	unsigned long __irq;						\
	unsigned int __n;						\
	spin_lock_irqsave(lock, __irq);					\
	__n = kfifo_in(fifo, buf, n);					\
	spin_unlock_irqrestore(lock, __irq);				\
	__n; })
#define kfifo_in_spinlocked_noirqsave(fifo, buf, n, lock) ({		\
	unsigned int __n;						\
	spin_lock(lock);						\
	__n = kfifo_in(fifo, buf, n);					\
	spin_unlock(lock);						\
	__n; })
#define kfifo_in_locked(fifo, buf, n, lock) \
	kfifo_in_spinlocked(fifo, buf, n, lock)
#define kfifo_out_spinlocked(fifo, buf, n, lock)			\
__kfifo_uint_must_check(({						\
	unsigned long __irq;						\
	unsigned int __n;						\
	spin_lock_irqsave(lock, __irq);					\
	__n = kfifo_out(fifo, buf, n);					\
	spin_unlock_irqrestore(lock, __irq);				\
	__n; }))
#define kfifo_out_spinlocked_noirqsave(fifo, buf, n, lock)		\
__kfifo_uint_must_check(({						\
	unsigned int __n;						\
	spin_lock(lock);						\
	__n = kfifo_out(fifo, buf, n);					\
	spin_unlock(lock);						\
	__n; }))
#define kfifo_out_locked(fifo, buf, n, lock) \
	kfifo_out_spinlocked(fifo, buf, n, lock)

/*
 * To and from user space; len and *copied in bytes. 0 or -EFAULT; a fifo with
 * no room, or nothing in it, copies 0 bytes. May sleep.
 */
#define kfifo_from_user(fifo, from, len, copied)			\
__kfifo_must_check(({							\
	typeof((fifo) + 1) __f = (fifo);				\
	__kfifo_from_user(&__f->kfifo, from, len, copied,		\
			  kfifo_recsize(__f)); }))
#define kfifo_to_user(fifo, to, len, copied) __kfifo_must_check(({	\
	typeof((fifo) + 1) __f = (fifo);				\
	__kfifo_to_user(&__f->kfifo, to, len, copied,			\
			kfifo_recsize(__f)); }))

/*
 * What can be read in place: the elements up to the end of the ring, n at
 * most. The reader goes on with kfifo_skip_count().
 */
#define kfifo_out_linear(fifo, tail, n) __kfifo_uint_must_check(({	\
	typeof((fifo) + 1) __f = (fifo);				\
	__kfifo_linear(&__f->kfifo, tail, n, kfifo_recsize(__f)); }))
#define kfifo_out_linear_ptr(fifo, ptr, n) __kfifo_uint_must_check(({	\
	typeof((fifo) + 1) __l = (fifo);				\
	unsigned int __tail, __n = kfifo_out_linear(__l, &__tail, n);	\
	*(ptr) = (typeof(__l->type))__l->kfifo.data + __tail;		\
	__n; }))

static inline unsigned int __must_check __kfifo_uint_must_check(unsigned int n)
{
	return n;
}

static inline int __must_check __kfifo_must_check(int err)
{
	return err;
}

/* recsize: 0 for a fifo of elements, else the bytes of a record's length. */
int __kfifo_alloc(struct __kfifo *fifo, unsigned int size, size_t esize,
		  gfp_t gfp);
void __kfifo_free(struct __kfifo *fifo);
int __kfifo_init(struct __kfifo *fifo, void *buffer, unsigned int size,
		 size_t esize);
unsigned int __kfifo_in(struct __kfifo *fifo, const void *buf, unsigned int n,
			size_t recsize);
unsigned int __kfifo_peek(struct __kfifo *fifo, void *buf, unsigned int n,
			  size_t recsize);
unsigned int __kfifo_out(struct __kfifo *fifo, void *buf, unsigned int n,
			 size_t recsize);
void __kfifo_skip(struct __kfifo *fifo, unsigned int n, size_t recsize);
unsigned int __kfifo_peek_len(struct __kfifo *fifo, size_t recsize);
unsigned int __kfifo_linear(struct __kfifo *fifo, unsigned int *tail,
			    unsigned int n, size_t recsize);
int __kfifo_from_user(struct __kfifo *fifo, const void __user *from,
		      unsigned long len, unsigned int *copied, size_t recsize);
int __kfifo_to_user(struct __kfifo *fifo, void __user *to, unsigned long len,
		    unsigned int *copied, size_t recsize);

#endif
