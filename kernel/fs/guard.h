/* SPDX-License-Identifier: MIT */
/*
 * guard.h - calls into a provider that may go: none runs, or will run, when
 * fs_guard_close() has returned.
 *
 * calls counts who is inside. Closing adds a number that no count reaches, so
 * that from then on every entry fails, and waits for who is inside.
 *
 * Linux: kernfs_get_active(), use_pde(), debugfs_file_get().
 */
#ifndef _FS_GUARD_H
#define _FS_GUARD_H

#include <linux/atomic.h>
#include <linux/completion.h>

#define FS_GUARD_CLOSED	(-(1 << 30))

struct fs_guard {
	atomic_t calls;			/* a; negative: closed */
	struct completion *left;	/* set before calls goes negative */
};

/* false: the provider is gone, and must not be called */
static inline bool fs_guard_enter(struct fs_guard *guard)
{
	return atomic_inc_unless_negative(&guard->calls);
}

static inline void fs_guard_leave(struct fs_guard *guard)
{
	if (atomic_dec_return(&guard->calls) == FS_GUARD_CLOSED)
		complete(guard->left);
}

/* Context: may sleep; not from inside. Once only. */
static inline void fs_guard_close(struct fs_guard *guard)
{
	DECLARE_COMPLETION_ONSTACK(left);

	guard->left = &left;
	if (atomic_add_return(FS_GUARD_CLOSED, &guard->calls) !=
	    FS_GUARD_CLOSED)
		wait_for_completion(&left);
}

static inline bool fs_guard_closed(struct fs_guard *guard)
{
	return atomic_read(&guard->calls) < 0;
}

#endif
