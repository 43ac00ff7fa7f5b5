// SPDX-License-Identifier: MIT
/*
 * reason.c - what went wrong, in the words that a person knows from Linux.
 *
 * Linux: none; the C library's strerror() has them, and every command uses it.
 */
#include <linux/errno.h>

#include "commands.h"

/** shell_reason - the words of strerror() for -errno */
const char *shell_reason(long err)
{
	switch (err) {
	case -EPERM: return "Operation not permitted";
	case -ENOENT: return "No such file or directory";
	case -EINTR: return "Interrupted system call";
	case -EIO: return "Input/output error";
	case -ENXIO: return "No such device or address";
	case -E2BIG: return "Argument list too long";
	case -EBADF: return "Bad file descriptor";
	case -EAGAIN: return "Resource temporarily unavailable";
	case -ENOMEM: return "Cannot allocate memory";
	case -EACCES: return "Permission denied";
	case -EFAULT: return "Bad address";
	case -EBUSY: return "Device or resource busy";
	case -EEXIST: return "File exists";
	case -ENODEV: return "No such device";
	case -ENOTDIR: return "Not a directory";
	case -EISDIR: return "Is a directory";
	case -EINVAL: return "Invalid argument";
	case -ENOTTY: return "Inappropriate ioctl for device";
	case -EFBIG: return "File too large";
	case -ENOSPC: return "No space left on device";
	case -ESPIPE: return "Illegal seek";
	case -EROFS: return "Read-only file system";
	case -EPIPE: return "Broken pipe";
	case -EDOM: return "Numerical argument out of domain";
	case -ERANGE: return "Numerical result out of range";
	case -EDEADLK: return "Resource deadlock avoided";
	case -ENAMETOOLONG: return "File name too long";
	case -ENOSYS: return "Function not implemented";
	case -ENODATA: return "No data available";
	case -EOVERFLOW: return "Value too large for defined data type";
	case -EOPNOTSUPP: return "Operation not supported";
	case -ETIMEDOUT: return "Connection timed out";
	default: return "Unknown error";
	}
}
