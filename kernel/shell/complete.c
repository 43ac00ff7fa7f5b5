// SPDX-License-Identifier: MIT
/*
 * complete.c - what the tab key does.
 *
 * The first word is completed from the commands, the second from the command's
 * own list, others (and the second, where the command says so) as paths. The
 * longest beginning that all candidates share is inserted; a second tab lists
 * them.
 */
#include <kernel/tty.h>
#include <linux/kernel.h>
#include <linux/string.h>

#include "commands.h"
#include "readline.h"

static struct {
	const char *start;		/* the word so far */
	char common[SHELL_LINE];	/* what the candidates share */
	unsigned int count;
	bool print;
} tab;

static void candidate(const char *match)
{
	size_t i = 0;

	if (strncmp(match, tab.start, strlen(tab.start)))
		return;
	if (tab.print)
		tty_printf("%s  ", match);
	if (tab.count++ == 0) {
		strscpy(tab.common, match);
		return;
	}
	while (tab.common[i] && tab.common[i] == match[i])
		i++;
	tab.common[i] = '\0';
}

static void candidates(const char *line, const char *word)
{
	const struct shell_cmd *const *cmd;
	const struct shell_cmd *owner;
	const char *const *sub;
	char name[SHELL_LINE];
	const char *first = skip_spaces(line);

	tab.start = word;
	tab.count = 0;
	if (word == first) {
		for (cmd = shell_cmds; *cmd; cmd++)
			candidate((*cmd)->name);
		return;
	}
	strscpy(name, first);
	*strchrnul(name, ' ') = '\0';
	owner = shell_find(name);
	if (!owner)
		return;
	if (owner->paths || *word == '/')
		shell_complete_path(word, candidate);
	else if (owner->sub && word == skip_spaces(strchrnul(first, ' ')))
		for (sub = owner->sub; *sub; sub++)
			candidate(*sub);
}

/* The command that the cursor is in: what follows the last ';'. */
static const char *command_start(const char *line)
{
	const char *semicolon = strrchr(line, ';');

	return semicolon ? semicolon + 1 : line;
}

static const char *word_start(const char *command)
{
	const char *space = strrchr(command, ' ');

	return space ? space + 1 : command;
}

/** shell_complete - complete the word before the cursor, or list choices */
void shell_complete(struct readline *rl)
{
	char line[SHELL_LINE];
	const char *command, *word;
	size_t have;

	strscpy(line, rl->buf, rl->pos + 1);
	command = command_start(line);
	word = word_start(command);
	have = strlen(word);
	candidates(command, word);
	if (tab.count == 0)
		return;
	if (strlen(tab.common) > have)
		readline_insert(rl, tab.common + have,
				strlen(tab.common) - have);
	if (tab.count == 1 && tab.common[strlen(tab.common) - 1] != '/')
		readline_insert(rl, " ", 1);
	if (tab.count == 1 || !rl->last_was_tab)
		return;
	tty_puts("\n");
	tab.print = true;
	candidates(command, word);
	tab.print = false;
	tty_puts("\n");
	readline_redraw(rl);
}
