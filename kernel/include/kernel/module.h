/* SPDX-License-Identifier: MIT */
/* module.h - what the shell asks of kernel/module. */
#ifndef _KERNEL_MODULE_H
#define _KERNEL_MODULE_H

#include <linux/types.h>

struct module;

typedef void (*modinfo_show_t)(const char *tag, const char *text);

/* main.c */
int delete_module(const char *name);

/* proc.c */
void for_each_module(void (*fn)(const struct module *mod));
unsigned int module_bytes(const struct module *mod);

/* kmod.c */
int insmod(const char *file, const char *args);
int modprobe(const char *name, const char *args);
bool module_file_exists(const char *file);

/* modinfo.c */
int modinfo_read(const char *file, modinfo_show_t show);

#endif
