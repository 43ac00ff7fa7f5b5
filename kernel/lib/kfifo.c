// SPDX-License-Identifier: MIT
/*
 * kfifo.c - the copying behind <linux/kfifo.h>.
 *
 * @in and @out count elements for ever and wrap by themselves: in - out is what
 * is in the ring, and the low bits say where. A copy comes in two pieces when
 * it runs over the end of the ring. In a fifo of records each record begins
 * with its length, low byte first, and is read or dropped as a whole: what a
 * reader's buffer does not hold is lost.
 *
 * Locks: none. Race: the writer fills elements, then moves @in (release); the
 * reader sees the new @in (acquire), copies, then moves @out (release), and
 * only then the writer may use the place again (acquire).
 *
 * Linux: lib/kfifo.c, where records and elements have functions of their own.
 * Left out: scatterlists for DMA.
 */
#include <linux/export.h>
#include <linux/kfifo.h>
#include <linux/log2.h>
#include <linux/math.h>
#include <linux/minmax.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/uaccess.h>
#include <asm/barrier.h>

/* Who copies: memory, or user space in either direction. Bytes not copied. */
typedef unsigned long (*copy_fn)(void *ring, void *buf, unsigned long n);

static unsigned long ring_in(void *ring, void *buf, unsigned long n)
{
	memcpy(ring, buf, n);
	return 0;
}

static unsigned long ring_out(void *ring, void *buf, unsigned long n)
{
	memcpy(buf, ring, n);
	return 0;
}

static unsigned long ring_from_user(void *ring, void *buf, unsigned long n)
{
	return copy_from_user(ring, (const void __user *)buf, n);
}

static unsigned long ring_to_user(void *ring, void *buf, unsigned long n)
{
	return copy_to_user((void __user *)buf, ring, n);
}

/* n elements between buf and the ring at position at; bytes not copied. */
static unsigned long ring_copy(struct __kfifo *fifo, unsigned int at,
			       void *buf, unsigned int n, copy_fn copy)
{
	unsigned long esize = fifo->esize, left;
	unsigned int off = at & fifo->mask;
	unsigned int first = min(n, fifo->mask + 1 - off);

	left = copy(fifo->data + off * esize, buf, first * esize);
	if (left)
		return left + (n - first) * esize;
	return copy(fifo->data, buf + first * esize, (n - first) * esize);
}

/* Elements to read. Pairs with: the release of @in in advance(). */
static unsigned int used(struct __kfifo *fifo)
{
	return smp_load_acquire(&fifo->in) - fifo->out;
}

/* Elements to write. Pairs with: the release of @out in advance(). */
static unsigned int unused(struct __kfifo *fifo)
{
	return fifo->mask + 1 - (fifo->in - smp_load_acquire(&fifo->out));
}

/* Hands n elements to the other side. Pairs with: used(), unused(). */
static void advance(unsigned int *count, unsigned int n)
{
	smp_store_release(count, *count + n);
}

static unsigned int record_len(struct __kfifo *fifo, size_t recsize)
{
	u8 *ring = fifo->data;
	unsigned int len = ring[fifo->out & fifo->mask];

	if (recsize > 1)
		len |= ring[(fifo->out + 1) & fifo->mask] << 8;
	return len;
}

static void set_record_len(struct __kfifo *fifo, unsigned int len,
			   size_t recsize)
{
	u8 *ring = fifo->data;

	ring[fifo->in & fifo->mask] = len;
	if (recsize > 1)
		ring[(fifo->in + 1) & fifo->mask] = len >> 8;
}

/* Of n elements or bytes that are to be written, those that fit. */
static unsigned int room_for(struct __kfifo *fifo, unsigned int n,
			     size_t recsize)
{
	if (!recsize)
		return min(n, unused(fifo));
	if (n >> (8 * recsize) || n + recsize > unused(fifo))
		return 0;
	return n;
}

/* Of n that are to be read, those that are there. */
static unsigned int there_of(struct __kfifo *fifo, unsigned int n,
			     size_t recsize)
{
	unsigned int len = used(fifo);

	if (len && recsize)
		len = record_len(fifo, recsize);
	return min(n, len);
}

/**
 * __kfifo_in - write elements, or one record
 * @fifo: the fifo
 * @buf: the elements
 * @n: how many; bytes of the record
 * @recsize: bytes of a record's length, or 0
 *
 * Context: any; one writer at a time.
 * Return: elements written: a record wholly or not at all.
 */
unsigned int __kfifo_in(struct __kfifo *fifo, const void *buf, unsigned int n,
			size_t recsize)
{
	n = room_for(fifo, n, recsize);
	if (!n)
		return 0;
	if (recsize)
		set_record_len(fifo, n, recsize);
	ring_copy(fifo, fifo->in + recsize, (void *)buf, n, ring_in);
	advance(&fifo->in, n + recsize);
	return n;
}
EXPORT_SYMBOL(__kfifo_in);

/**
 * __kfifo_peek - read, and leave it there
 * @fifo: the fifo
 * @buf: where to
 * @n: room in @buf, in elements
 * @recsize: bytes of a record's length, or 0
 *
 * Context: any; one reader at a time.
 * Return: elements read.
 */
unsigned int __kfifo_peek(struct __kfifo *fifo, void *buf, unsigned int n,
			  size_t recsize)
{
	n = there_of(fifo, n, recsize);
	ring_copy(fifo, fifo->out + recsize, buf, n, ring_out);
	return n;
}
EXPORT_SYMBOL(__kfifo_peek);

/**
 * __kfifo_skip - drop elements, or one record
 * @fifo: the fifo
 * @n: how many elements; ignored for records
 * @recsize: bytes of a record's length, or 0
 */
void __kfifo_skip(struct __kfifo *fifo, unsigned int n, size_t recsize)
{
	if (recsize)
		n = used(fifo) ? record_len(fifo, recsize) + recsize : 0;
	advance(&fifo->out, n);
}
EXPORT_SYMBOL(__kfifo_skip);

/**
 * __kfifo_out - read elements, or one record
 *
 * As __kfifo_peek(), and gone afterwards.
 */
unsigned int __kfifo_out(struct __kfifo *fifo, void *buf, unsigned int n,
			 size_t recsize)
{
	n = __kfifo_peek(fifo, buf, n, recsize);
	__kfifo_skip(fifo, n, recsize);
	return n;
}
EXPORT_SYMBOL(__kfifo_out);

/**
 * __kfifo_peek_len - bytes to be read: of all elements, or of the next record
 */
unsigned int __kfifo_peek_len(struct __kfifo *fifo, size_t recsize)
{
	return there_of(fifo, -1, recsize) * fifo->esize;
}
EXPORT_SYMBOL(__kfifo_peek_len);

/**
 * __kfifo_linear - what can be read in place
 * @fifo: the fifo
 * @tail: set to its first element in the ring; may be NULL
 * @n: elements at most
 * @recsize: bytes of a record's length, or 0
 *
 * Return: elements up to the end of the ring, of the data, or @n.
 */
unsigned int __kfifo_linear(struct __kfifo *fifo, unsigned int *tail,
			    unsigned int n, size_t recsize)
{
	unsigned int off = (fifo->out + recsize) & fifo->mask;

	if (tail)
		*tail = off;
	n = there_of(fifo, n, recsize);
	return min(n, fifo->mask + 1 - off);
}
EXPORT_SYMBOL(__kfifo_linear);

/**
 * __kfifo_from_user - write what lies in user space
 * @fifo: the fifo
 * @from: user address
 * @len: bytes
 * @copied: set to the bytes that were written
 * @recsize: bytes of a record's length, or 0
 *
 * Context: may sleep; one writer at a time.
 * Return: 0, or -EFAULT when some of it could not be read.
 */
int __kfifo_from_user(struct __kfifo *fifo, const void __user *from,
		      unsigned long len, unsigned int *copied, size_t recsize)
{
	unsigned int n = room_for(fifo, len / fifo->esize, recsize);
	unsigned long left;

	*copied = 0;
	if (!n)
		return 0;
	if (recsize)
		set_record_len(fifo, n, recsize);
	left = ring_copy(fifo, fifo->in + recsize, (void __force *)from, n,
			 ring_from_user);
	if (left && recsize)
		return -EFAULT;
	n -= DIV_ROUND_UP(left, fifo->esize);
	*copied = n * fifo->esize;
	advance(&fifo->in, n + recsize);
	return left ? -EFAULT : 0;
}
EXPORT_SYMBOL(__kfifo_from_user);

/**
 * __kfifo_to_user - read into user space
 * @fifo: the fifo
 * @to: user address
 * @len: bytes
 * @copied: set to the bytes that were read
 * @recsize: bytes of a record's length, or 0
 *
 * Context: may sleep; one reader at a time.
 * Return: 0, or -EFAULT when some of it could not be written.
 */
int __kfifo_to_user(struct __kfifo *fifo, void __user *to, unsigned long len,
		    unsigned int *copied, size_t recsize)
{
	unsigned int n = there_of(fifo, len / fifo->esize, recsize);
	unsigned long left;

	left = ring_copy(fifo, fifo->out + recsize, (void __force *)to, n,
			 ring_to_user);
	*copied = 0;
	if (left && recsize)
		return -EFAULT;
	n -= DIV_ROUND_UP(left, fifo->esize);
	*copied = n * fifo->esize;
	__kfifo_skip(fifo, n, recsize);
	return left ? -EFAULT : 0;
}
EXPORT_SYMBOL(__kfifo_to_user);

/**
 * __kfifo_init - give a fifo a ring
 * @fifo: the fifo
 * @buffer: the ring
 * @size: its bytes; rounded down to a power of two of elements
 * @esize: bytes of an element
 *
 * Return: 0, or -EINVAL when there is no room for two elements.
 */
int __kfifo_init(struct __kfifo *fifo, void *buffer, unsigned int size,
		 size_t esize)
{
	size /= esize;
	*fifo = (struct __kfifo) { .esize = esize };
	if (size < 2)
		return -EINVAL;
	fifo->mask = rounddown_pow_of_two(size) - 1;
	fifo->data = buffer;
	return 0;
}
EXPORT_SYMBOL(__kfifo_init);

/**
 * __kfifo_alloc - give a fifo a new ring
 * @fifo: the fifo
 * @size: elements; rounded up to a power of two
 * @esize: bytes of an element
 * @gfp: GFP_KERNEL ...
 *
 * Return: 0, -EINVAL for fewer than two elements, -ENOMEM.
 */
int __kfifo_alloc(struct __kfifo *fifo, unsigned int size, size_t esize,
		  gfp_t gfp)
{
	*fifo = (struct __kfifo) { .esize = esize };
	size = roundup_pow_of_two(size);
	if (size < 2)
		return -EINVAL;
	fifo->data = kmalloc_array(size, esize, gfp);
	if (!fifo->data)
		return -ENOMEM;
	fifo->mask = size - 1;
	return 0;
}
EXPORT_SYMBOL(__kfifo_alloc);

/**
 * __kfifo_free - give the ring of __kfifo_alloc() back
 * @fifo: the fifo; may be used again after another __kfifo_alloc()
 */
void __kfifo_free(struct __kfifo *fifo)
{
	kfree(fifo->data);
	*fifo = (struct __kfifo) { .esize = 0 };
}
EXPORT_SYMBOL(__kfifo_free);
