/* SPDX-License-Identifier: MIT */
/* internal.h - what the files of kernel/module share. */
#ifndef _MODULE_INTERNAL_H
#define _MODULE_INTERNAL_H

struct module;

/* leftovers.c */
int report_leftovers(struct module *mod);

#endif
