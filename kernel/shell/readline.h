/* SPDX-License-Identifier: MIT */
/* readline.h - a line that is being typed; readline.c, complete.c. */
#ifndef _SHELL_READLINE_H
#define _SHELL_READLINE_H

#include <kernel/shell.h>

#define READLINE_HISTORY	32	/* lines */

/* what readline_key() says */
enum readline_result { RL_MORE, RL_DONE, RL_EOF };

/**
 * struct readline - the line editor's state
 * @buf: the line, always with its '\0'
 * @len, @pos: bytes in it, and where the cursor is
 * @off: the first byte that is visible
 * @col: where the terminal's cursor is, counted from the end of the prompt
 * @width: columns that may be used
 * @history_at: how many lines back we look, 0 for the new line
 * @esc: how far into an escape sequence, and its number
 * @out: sends bytes to the terminal
 * @complete: what the tab key does
 */
struct readline {
	char buf[SHELL_LINE];
	unsigned int len, pos;
	unsigned int off, col, width;
	unsigned int history_at;
	int esc;
	unsigned int esc_number;
	bool last_was_tab;
	const char *prompt;
	void (*out)(const char *s, size_t n);
	void (*complete)(struct readline *rl);
	char killed[SHELL_LINE];
	char unfinished[SHELL_LINE];
};

void readline_start(struct readline *rl, const char *prompt);
enum readline_result readline_key(struct readline *rl, u8 c);
void readline_insert(struct readline *rl, const char *s, size_t n);
void readline_redraw(struct readline *rl);
void readline_remember(const char *line);
const char *readline_history(unsigned int back);
void shell_complete(struct readline *rl);

#endif
