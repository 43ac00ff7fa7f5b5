/* SPDX-License-Identifier: MIT */
/* init_syscalls.h - file system calls for kernel code, by path; fs/namei.c. */
#ifndef _LINUX_INIT_SYSCALLS_H
#define _LINUX_INIT_SYSCALLS_H

#include <linux/stat.h>
#include <linux/types.h>

int init_mkdir(const char *pathname, umode_t mode);
int init_mknod(const char *filename, umode_t mode, dev_t dev);
int init_symlink(const char *oldname, const char *newname);
int init_rmdir(const char *pathname);
int init_unlink(const char *pathname);
int init_stat(const char *filename, struct kstat *stat, int flags);

#endif /* _LINUX_INIT_SYSCALLS_H */
