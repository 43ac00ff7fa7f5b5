/* SPDX-License-Identifier: MIT */
/* params.h - the command line, word by word; kernel/lib/params.c. */
#ifndef _KERNEL_PARAMS_H
#define _KERNEL_PARAMS_H

#include <linux/types.h>

#define COMMAND_LINE_SIZE	2048

/* one word; val is NULL when there is no '='; nonzero: it makes no sense */
typedef int (*parse_arg_fn)(char *param, char *val, void *arg);

char *next_arg(char *args, char **param, char **val);
char *parse_args(const char *doing, char *args, parse_arg_fn fn, void *arg);
bool parameq(const char *a, const char *b);

void parse_early_param(void);
void parse_boot_params(void);

#endif /* _KERNEL_PARAMS_H */
