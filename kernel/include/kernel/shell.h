/* SPDX-License-Identifier: MIT */
/* shell.h - the program of PID 1; kernel/shell/. */
#ifndef _KERNEL_SHELL_H
#define _KERNEL_SHELL_H

#include <linux/compiler.h>
#include <linux/types.h>

#define SHELL_LINE	256	/* bytes of a line with its end */
#define SHELL_ARGS	16

/**
 * struct shell_cmd - one command; all of them are listed in shell.c
 * @name: its first word
 * @usage: the words that may follow, one form a line, "" for none
 * @help: a few words for `help`
 * @sub: what the first argument may be, for completion; ends with NULL
 * @paths: arguments are files: complete them so
 * @run: gets the words, argv[0] being @name; 0 or -errno when it has said
 *       what was wrong
 */
struct shell_cmd {
	const char *name;
	const char *usage;
	const char *help;
	const char *const *sub;
	bool paths;
	int (*run)(int argc, char **argv);
};

extern const struct shell_cmd *const shell_cmds[];

void run_init_shell(void);
int shell_main(void);
int shell_exec(const char *line);
int shell_split(char *line, char **argv, int max);
int shell_run_words(char *text);
char *shell_next_word(char **from);
const struct shell_cmd *shell_find(const char *name);

/* The reason, then how the command is used; for `return shell_usage(...)`. */
__printf(2, 3) int shell_usage(const char *name, const char *fmt, ...);
/* The same, but only the forms that begin with the word @sub. */
__printf(3, 4) int shell_usage_of(const char *name, const char *sub,
				  const char *fmt, ...);
/* The reason alone. */
__printf(3, 4) int shell_error(int err, const char *name, const char *fmt, ...);

/* A number that is all of @s, from @min to @max. */
bool shell_number(const char *s, long min, long max, long *value);

#endif
