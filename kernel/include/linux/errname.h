/* SPDX-License-Identifier: MIT */
/* errname.h - "-ENOMEM" for -12; kernel/lib/errname.c. */
#ifndef _LINUX_ERRNAME_H
#define _LINUX_ERRNAME_H

const char *errname(int err);

#endif /* _LINUX_ERRNAME_H */
