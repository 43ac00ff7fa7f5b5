// SPDX-License-Identifier: MIT
/*
 * errname.c - names of error numbers, for %pe.
 *
 * Linux: lib/errname.c, with three tables for the ranges of numbers.
 */
#include <linux/errname.h>
#include <linux/array_size.h>
#include <linux/errno.h>
#include <linux/export.h>
#include <linux/stddef.h>
#include <linux/types.h>

#define E(name)	{ name, "-" #name }

static const struct {
	u16 err;
	char name[18];
} names[] = {
	E(EPERM), E(ENOENT), E(ESRCH), E(EINTR), E(EIO), E(ENXIO), E(E2BIG),
	E(ENOEXEC), E(EBADF), E(ECHILD), E(EAGAIN), E(ENOMEM), E(EACCES),
	E(EFAULT), E(EBUSY), E(EEXIST), E(EXDEV), E(ENODEV), E(ENOTDIR),
	E(EISDIR), E(EINVAL), E(ENFILE), E(EMFILE), E(ENOTTY), E(ETXTBSY),
	E(EFBIG), E(ENOSPC), E(ESPIPE), E(EROFS), E(EMLINK), E(EPIPE),
	E(EDOM), E(ERANGE), E(EDEADLK), E(ENAMETOOLONG), E(ENOLCK), E(ENOSYS),
	E(ENOTEMPTY), E(ELOOP), E(ENODATA), E(ETIME), E(EPROTO), E(EBADMSG),
	E(EOVERFLOW), E(EILSEQ), E(EMSGSIZE), E(EOPNOTSUPP), E(ETIMEDOUT),
	E(EALREADY), E(EINPROGRESS), E(ESTALE), E(ECANCELED), E(ERESTARTSYS),
	E(EPROBE_DEFER),
};

/* "-EINVAL" for 22 or -22; NULL for a number without a name */
const char *errname(int err)
{
	if (err < 0)
		err = -err;
	for (int i = 0; i < ARRAY_SIZE(names); i++) {
		if (names[i].err == err)
			return names[i].name;
	}
	return NULL;
}
EXPORT_SYMBOL(errname);
