// SPDX-License-Identifier: MIT
/*
 * initramfs.c - fills the tree from the archive that the loader brought.
 *
 * Directories and plain files; the bytes stay where they are (ramfs.c). What
 * is wrong with the archive is said once, with the place; what came before it
 * is kept and the boot goes on, since the shell needs no file.
 *
 * Linux: init/initramfs.c. Left out: links, devices, owners, compression.
 */
#define pr_fmt(fmt) "initramfs: " fmt

#include <kernel/cpio.h>
#include <linux/err.h>
#include <linux/fs.h>
#include <linux/init.h>
#include <linux/init_syscalls.h>
#include <linux/initrd.h>
#include <linux/memblock.h>
#include <linux/printk.h>
#include <linux/string.h>
#include <asm/page.h>
#include "internal.h"

unsigned long initrd_start, initrd_end;

/**
 * initrd_setup - learn where the loader put the archive
 * @start: physical address
 * @size:  bytes; 0 when there is none
 *
 * Context: boot, while memblock still knows what is memory.
 */
void __init initrd_setup(phys_addr_t start, u64 size)
{
	if (!size)
		return;
	if (start + size < start || !memblock_is_memory(start) ||
	    !memblock_is_memory(start + size - 1)) {
		pr_err("initrd at 0x%llx, %llu bytes, is not in memory: ignored\n",
		       start, size);
		return;
	}
	initrd_start = (unsigned long)__va(start);
	initrd_end = initrd_start + size;
}

static int unpack_dir(const char *name, umode_t mode)
{
	int err = init_mkdir(name, mode);

	return err == -EEXIST ? 0 : err;
}

static int unpack_file(const struct cpio_entry *e)
{
	bool exists;
	struct dentry *d = path_create(e->name, e->mode, 0, &exists);
	int err = 0;

	if (IS_ERR(d))
		return PTR_ERR(d);
	/* a later archive may bring a file anew */
	if (exists && !S_ISREG(d->d_inode->i_mode))
		err = -EISDIR;
	else
		ramfs_set_data(d->d_inode, e->data, e->size);
	dput(d);
	return err;
}

static void unpack(const struct cpio_entry *e)
{
	int err;

	if (!strcmp(e->name, "."))
		return;
	if (S_ISDIR(e->mode))
		err = unpack_dir(e->name, e->mode & 07777);
	else if (S_ISREG(e->mode))
		err = unpack_file(e);
	else
		err = -EOPNOTSUPP;
	if (err)
		pr_warn("%s left out: %pe\n", e->name, ERR_PTR(err));
}

static int __init populate_rootfs(void)
{
	struct cpio_iter it;
	struct cpio_entry entry;
	int ret, files = 0;

	if (!initrd_start)
		return 0;
	cpio_begin(&it, (void *)initrd_start, initrd_end - initrd_start);
	while ((ret = cpio_next(&it, &entry)) > 0) {
		unpack(&entry);
		files++;
	}
	if (ret < 0)
		pr_err("initrd is broken: %s; kept %d entries before it\n",
		       it.error, files);
	return 0;
}
rootfs_initcall(populate_rootfs);
