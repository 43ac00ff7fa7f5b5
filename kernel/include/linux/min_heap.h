/* SPDX-License-Identifier: MIT */
/*
 * A heap in an array: the smallest element is the first. The type of the
 * elements is the caller's, and so are the functions that compare and swap.
 */
#ifndef _LINUX_MIN_HEAP_H
#define _LINUX_MIN_HEAP_H

#include <linux/bug.h>
#include <linux/string.h>
#include <linux/types.h>

#define MIN_HEAP_PREALLOCATED(_type, _name, _nr)			\
struct _name {								\
	size_t nr;							\
	size_t size;							\
	_type *data;							\
	_type preallocated[_nr];					\
}
#define DEFINE_MIN_HEAP(_type, _name)	MIN_HEAP_PREALLOCATED(_type, _name, 0)
DEFINE_MIN_HEAP(char, min_heap_char);

/* swp may be NULL: elements are then copied. */
struct min_heap_callbacks {
	bool (*less)(const void *lhs, const void *rhs, void *args);
	void (*swp)(void *lhs, void *rhs, void *args);
};

static inline void __min_heap_swap(void *a, void *b, size_t size,
				   const struct min_heap_callbacks *func,
				   void *args)
{
	u8 *p = a, *q = b;

	if (func->swp) {
		func->swp(a, b, args);
		return;
	}
	for (; size--; p++, q++) {
		u8 t = *p;

		*p = *q;
		*q = t;
	}
}

static inline void __min_heap_up(u8 *data, size_t size, size_t pos,
				 const struct min_heap_callbacks *func,
				 void *args)
{
	while (pos) {
		size_t parent = (pos - 1) / 2;

		if (!func->less(data + pos * size, data + parent * size, args))
			return;
		__min_heap_swap(data + pos * size, data + parent * size, size,
				func, args);
		pos = parent;
	}
}

static inline void __min_heap_down(u8 *data, size_t nr, size_t size, size_t pos,
				   const struct min_heap_callbacks *func,
				   void *args)
{
	size_t child;

	while ((child = 2 * pos + 1) < nr) {
		if (child + 1 < nr && func->less(data + (child + 1) * size,
						 data + child * size, args))
			child++;
		if (!func->less(data + child * size, data + pos * size, args))
			return;
		__min_heap_swap(data + pos * size, data + child * size, size,
				func, args);
		pos = child;
	}
}

#define __minheap_obj_size(_heap)	sizeof((_heap)->data[0])
#define min_heap_init(_heap, _data, _size) ({				\
	void *__data = (_data);						\
	(_heap)->nr = 0;						\
	(_heap)->size = (_size);					\
	(_heap)->data = __data ? __data : (void *)(_heap)->preallocated; })
#define min_heap_peek(_heap)	((_heap)->nr ? (_heap)->data : NULL)
#define min_heap_full(_heap)	((_heap)->nr == (_heap)->size)
#define min_heap_sift_down(_heap, _pos, _func, _args)			\
	__min_heap_down((u8 *)(_heap)->data, (_heap)->nr,		\
			__minheap_obj_size(_heap), _pos, _func, _args)
#define min_heap_sift_up(_heap, _idx, _func, _args)			\
	__min_heap_up((u8 *)(_heap)->data, __minheap_obj_size(_heap),	\
		      _idx, _func, _args)
#define min_heapify_all(_heap, _func, _args) ({				\
	for (size_t __i = (_heap)->nr / 2; __i-- > 0;)			\
		min_heap_sift_down(_heap, __i, _func, _args); })
#define min_heap_pop(_heap, _func, _args) ({				\
	bool __ok = !WARN_ONCE(!(_heap)->nr, "Popping an empty heap");	\
	if (__ok) {							\
		(_heap)->data[0] = (_heap)->data[--(_heap)->nr];	\
		min_heap_sift_down(_heap, 0, _func, _args);		\
	}								\
	__ok; })
/* The smallest goes, another one comes. */
#define min_heap_pop_push(_heap, _element, _func, _args) ({		\
	memcpy((_heap)->data, _element, __minheap_obj_size(_heap));	\
	min_heap_sift_down(_heap, 0, _func, _args); })
#define min_heap_push(_heap, _element, _func, _args) ({			\
	bool __ok = !WARN_ONCE(min_heap_full(_heap), "Pushing on a full heap"); \
	if (__ok) {							\
		memcpy(&(_heap)->data[(_heap)->nr++], _element,		\
		       __minheap_obj_size(_heap));			\
		min_heap_sift_up(_heap, (_heap)->nr - 1, _func, _args);	\
	}								\
	__ok; })
#define min_heap_del(_heap, _idx, _func, _args) ({			\
	size_t __at = (_idx);						\
	bool __ok = !WARN_ONCE(__at >= (_heap)->nr, "Deleting from an empty heap"); \
	if (__ok && __at != --(_heap)->nr) {				\
		(_heap)->data[__at] = (_heap)->data[(_heap)->nr];	\
		min_heap_sift_up(_heap, __at, _func, _args);		\
		min_heap_sift_down(_heap, __at, _func, _args);		\
	}								\
	__ok; })

#endif
