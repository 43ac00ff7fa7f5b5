// SPDX-License-Identifier: MIT
/*
 * readline.c - line editing and history, key by key.
 *
 * readline_key() takes one byte and keeps a struct readline; it calls rl->out
 * and nothing else, so the tests can type at it. What the terminal must know
 * is little: \b, ESC[K and ESC[nC/D. A key that adds to the end of a line is
 * echoed as it is, and the prompt is never printed twice, so a script that
 * reads the serial line sees plain text.
 *
 * A line longer than the terminal is wide shows in a window that moves, since
 * no two terminals agree on what happens at the right edge.
 *
 * Keys: arrows, Home, End, Delete, Backspace, and ^A ^B ^D ^E ^F ^H ^K ^L ^N
 * ^P ^U ^W ^Y as in bash. Locks: none; one thread reads.
 */
#include <linux/kernel.h>
#include <linux/string.h>

#include "readline.h"

#define CTRL(c)	((c) & 0x1f)
#define DEL	0x7f

enum { ESC_NONE, ESC_START, ESC_CSI, ESC_SS3 };

/* a ring; history_next counts all lines ever remembered */
static char history[READLINE_HISTORY][SHELL_LINE];
static unsigned int history_next;

/** readline_history - the line that was typed @back lines ago, or NULL */
const char *readline_history(unsigned int back)
{
	if (back == 0 || back > history_next || back > READLINE_HISTORY)
		return NULL;
	return history[(history_next - back) % READLINE_HISTORY];
}

/** readline_remember - add a line to the history, unless it repeats the last */
void readline_remember(const char *line)
{
	const char *last = readline_history(1);

	if (!*line || (last && !strcmp(last, line)))
		return;
	strscpy(history[history_next++ % READLINE_HISTORY], line, SHELL_LINE);
}

static void rl_puts(struct readline *rl, const char *s)
{
	rl->out(s, strlen(s));
}

/* Move the terminal's cursor to a column of the window. */
static void rl_move(struct readline *rl, unsigned int col)
{
	char seq[16];

	if (col == rl->col)
		return;
	if (rl->col == col + 1)
		strscpy(seq, "\b");
	else if (col < rl->col)
		snprintf(seq, sizeof(seq), "\033[%uD", rl->col - col);
	else
		snprintf(seq, sizeof(seq), "\033[%uC", col - rl->col);
	rl_puts(rl, seq);
	rl->col = col;
}

/* Choose the window so that the cursor is in it; true when it moved. */
static bool rl_scroll(struct readline *rl)
{
	unsigned int off = rl->off;

	if (rl->pos < off || rl->pos > off + rl->width)
		off = rl->pos > rl->width / 2 ? rl->pos - rl->width / 2 : 0;
	if (rl->len <= rl->width)
		off = 0;
	if (off == rl->off)
		return false;
	rl->off = off;
	return true;
}

/* Show the line from byte @from on, and the cursor. */
static void rl_show_from(struct readline *rl, unsigned int from)
{
	unsigned int end = min(rl->len, rl->off + rl->width);

	if (rl_scroll(rl)) {
		from = rl->off;
		end = min(rl->len, rl->off + rl->width);
	}
	from = max(from, rl->off);
	rl_move(rl, from - rl->off);
	if (end > from)
		rl->out(rl->buf + from, end - from);
	rl->col = max(end, from) - rl->off;
	rl_puts(rl, "\033[K");
	rl_move(rl, rl->pos - rl->off);
}

/** readline_redraw - print prompt and line, at the start of a fresh line */
void readline_redraw(struct readline *rl)
{
	rl_puts(rl, rl->prompt);
	rl->col = 0;
	rl_show_from(rl, 0);
}

static void rl_goto(struct readline *rl, unsigned int pos)
{
	rl->pos = pos;
	if (rl_scroll(rl))
		rl_show_from(rl, rl->off);
	else
		rl_move(rl, pos - rl->off);
}

/** readline_insert - put @n bytes in at the cursor, as many as there is room */
void readline_insert(struct readline *rl, const char *s, size_t n)
{
	unsigned int from = rl->pos;

	n = min_t(size_t, n, SHELL_LINE - 1 - rl->len);
	memmove(rl->buf + from + n, rl->buf + from, rl->len - from + 1);
	memcpy(rl->buf + from, s, n);
	rl->len += n;
	rl->pos += n;
	if (rl->pos == rl->len && rl->len - rl->off <= rl->width) {
		rl->out(s, n);
		rl->col += n;
	} else {
		rl_show_from(rl, from);
	}
}

/* Take [from, to) out; the cursor is left at from. */
static void rl_cut(struct readline *rl, unsigned int from, unsigned int to)
{
	if (from == to)
		return;
	memmove(rl->buf + from, rl->buf + to, rl->len - to + 1);
	rl->len -= to - from;
	rl->pos = from;
	rl_show_from(rl, from);
}

static void rl_kill(struct readline *rl, unsigned int from, unsigned int to)
{
	if (from == to)
		return;
	memcpy(rl->killed, rl->buf + from, to - from);
	rl->killed[to - from] = '\0';
	rl_cut(rl, from, to);
}

static unsigned int rl_word_left(const struct readline *rl)
{
	unsigned int pos = rl->pos;

	while (pos && rl->buf[pos - 1] == ' ')
		pos--;
	while (pos && rl->buf[pos - 1] != ' ')
		pos--;
	return pos;
}

static unsigned int rl_word_right(const struct readline *rl)
{
	unsigned int pos = rl->pos;

	while (pos < rl->len && rl->buf[pos] == ' ')
		pos++;
	while (pos < rl->len && rl->buf[pos] != ' ')
		pos++;
	return pos;
}

/* The new line is kept while older ones are looked at. */
static void rl_recall(struct readline *rl, unsigned int back)
{
	const char *line = back ? readline_history(back) : rl->unfinished;

	if (!line || back == rl->history_at)
		return;
	if (rl->history_at == 0)
		strscpy(rl->unfinished, rl->buf);
	rl->history_at = back;
	strscpy(rl->buf, line);
	rl->len = rl->pos = strlen(rl->buf);
	rl->off = 0;
	rl_show_from(rl, 0);
}

static void rl_older(struct readline *rl)
{
	rl_recall(rl, rl->history_at + 1);
}

static void rl_newer(struct readline *rl)
{
	if (rl->history_at)
		rl_recall(rl, rl->history_at - 1);
}

static void rl_left(struct readline *rl)
{
	if (rl->pos)
		rl_goto(rl, rl->pos - 1);
}

static void rl_right(struct readline *rl)
{
	if (rl->pos < rl->len)
		rl_goto(rl, rl->pos + 1);
}

static void rl_delete(struct readline *rl)
{
	if (rl->pos < rl->len)
		rl_cut(rl, rl->pos, rl->pos + 1);
}

/* the keys that send ESC [ number ~ */
static void rl_numbered_key(struct readline *rl)
{
	switch (rl->esc_number) {
	case 1:
	case 7: rl_goto(rl, 0); break;
	case 3: rl_delete(rl); break;
	case 4:
	case 8: rl_goto(rl, rl->len); break;
	}
}

static void rl_final_byte(struct readline *rl, u8 c)
{
	bool ctrl = rl->esc_number % 10 == 5;	/* ESC [ 1 ; 5 C */

	switch (c) {
	case 'A': rl_older(rl); break;
	case 'B': rl_newer(rl); break;
	case 'C':
		if (ctrl)
			rl_goto(rl, rl_word_right(rl));
		else
			rl_right(rl);
		break;
	case 'D':
		if (ctrl)
			rl_goto(rl, rl_word_left(rl));
		else
			rl_left(rl);
		break;
	case 'H': rl_goto(rl, 0); break;
	case 'F': rl_goto(rl, rl->len); break;
	case '~': rl_numbered_key(rl); break;
	}
}

static void rl_escape(struct readline *rl, u8 c)
{
	if (rl->esc == ESC_START) {
		rl->esc = c == '[' ? ESC_CSI : c == 'O' ? ESC_SS3 : ESC_NONE;
		rl->esc_number = 0;
	} else if (c >= '0' && c <= '9') {
		rl->esc_number = (rl->esc_number * 10 + (c - '0')) % 1000;
	} else if (c >= 0x40 && c <= 0x7e) {
		rl->esc = ESC_NONE;
		rl_final_byte(rl, c);
	}
}

static enum readline_result rl_end(struct readline *rl)
{
	rl_goto(rl, rl->len);
	rl_puts(rl, "\n");
	return RL_DONE;
}

static enum readline_result rl_control(struct readline *rl, u8 c)
{
	switch (c) {
	case '\r':
	case '\n': return rl_end(rl);
	case CTRL('d'):
		if (rl->len == 0)
			return RL_EOF;
		rl_delete(rl);
		break;
	case '\b':
	case DEL:
		if (rl->pos)
			rl_cut(rl, rl->pos - 1, rl->pos);
		break;
	case '\t': rl->complete(rl); break;
	case CTRL('a'): rl_goto(rl, 0); break;
	case CTRL('b'): rl_left(rl); break;
	case CTRL('e'): rl_goto(rl, rl->len); break;
	case CTRL('f'): rl_right(rl); break;
	case CTRL('k'): rl_kill(rl, rl->pos, rl->len); break;
	case CTRL('l'):
		rl_puts(rl, "\033[H\033[2J");
		readline_redraw(rl);
		break;
	case CTRL('n'): rl_newer(rl); break;
	case CTRL('p'): rl_older(rl); break;
	case CTRL('u'): rl_kill(rl, 0, rl->pos); break;
	case CTRL('w'): rl_kill(rl, rl_word_left(rl), rl->pos); break;
	case CTRL('y'):
		readline_insert(rl, rl->killed, strlen(rl->killed));
		break;
	case 0x1b: rl->esc = ESC_START; break;
	}
	return RL_MORE;
}

/**
 * readline_key - one byte was typed
 *
 * Return: RL_DONE when rl->buf is a finished line, RL_EOF for ^D on an empty
 * one, else RL_MORE.
 */
enum readline_result readline_key(struct readline *rl, u8 c)
{
	enum readline_result result = RL_MORE;

	if (rl->esc != ESC_NONE)
		rl_escape(rl, c);
	else if (c < ' ' || c == DEL)
		result = rl_control(rl, c);
	else
		readline_insert(rl, (const char *)&c, 1);
	rl->last_was_tab = c == '\t';
	return result;
}

/** readline_start - an empty line after @prompt; out and complete are set */
void readline_start(struct readline *rl, const char *prompt)
{
	rl->buf[0] = '\0';
	rl->len = rl->pos = rl->off = rl->col = rl->history_at = 0;
	rl->esc = ESC_NONE;
	rl->last_was_tab = false;
	rl->prompt = prompt;
	rl->width = 79 - strlen(prompt);
	rl_puts(rl, prompt);
}
