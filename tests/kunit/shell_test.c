// SPDX-License-Identifier: MIT
/*
 * shell_test.c - what is typed becomes the line that was meant.
 *
 * Guards kernel/shell/readline.c and the word splitting of shell.c. A small
 * terminal is kept beside the editor: what the editor prints is applied to it,
 * and must look like the line the editor holds. It would lie if that terminal
 * understood what a real one does not; it knows \b, ESC[K, ESC[nC and ESC[nD.
 */
#include <kernel/shell.h>
#include <kunit/test.h>
#include <linux/err.h>
#include <linux/fcntl.h>
#include <linux/fs.h>
#include <linux/kernel.h>
#include <linux/slab.h>
#include <linux/string.h>

#include "../../kernel/shell/readline.h"

#define COLS	80
#define PROMPT	"> "

static struct readline *rl;
static char screen[COLS + 1];
static unsigned int cursor, number;
static int escape;

static void screen_csi(char c)
{
	unsigned int n = number ? number : 1;

	escape = 0;
	if (c == 'K')
		memset(screen + cursor, ' ', COLS - cursor);
	else if (c == 'C')
		cursor = min(cursor + n, COLS - 1U);
	else if (c == 'D')
		cursor -= min(cursor, n);
}

static void screen_byte(char c)
{
	if (escape == 1) {
		escape = 2;
		number = 0;
	} else if (escape && c >= '0' && c <= '9') {
		number = number * 10 + (c - '0');
	} else if (escape) {
		screen_csi(c);
	} else if (c == '\033') {
		escape = 1;
	} else if (c == '\b') {
		cursor -= cursor > 0;
	} else if (c >= ' ' && cursor < COLS) {
		screen[cursor++] = c;
	}
}

static void screen_write(const char *s, size_t n)
{
	while (n--)
		screen_byte(*s++);
}

static void complete_nothing(struct readline *unused)
{
}

static int start(struct kunit *test)
{
	rl = kzalloc(sizeof(*rl), GFP_KERNEL);
	if (!rl)
		return -ENOMEM;
	memset(screen, ' ', COLS);
	cursor = 0;
	escape = 0;
	rl->out = screen_write;
	rl->complete = complete_nothing;
	readline_start(rl, PROMPT);
	return 0;
}

static void end(struct kunit *test)
{
	kfree(rl);
}

static enum readline_result type(const char *keys)
{
	enum readline_result result = RL_MORE;

	while (*keys)
		result = readline_key(rl, *keys++);
	return result;
}

/* The editor holds @line with the cursor at @pos, and the screen shows it. */
static void expect_line(struct kunit *test, const char *line, unsigned int pos)
{
	char shown[COLS + 1];

	KUNIT_EXPECT_STREQ(test, rl->buf, line);
	KUNIT_EXPECT_EQ(test, rl->pos, pos);
	KUNIT_EXPECT_EQ(test, cursor, strlen(PROMPT) + pos - rl->off);
	snprintf(shown, sizeof(shown), "%s%-*.*s", PROMPT,
		 COLS - (int)strlen(PROMPT), (int)rl->width, line + rl->off);
	KUNIT_EXPECT_STREQ(test, screen, shown);
}

static void typed_text_is_the_line(struct kunit *test)
{
	KUNIT_EXPECT_EQ(test, type("ps -ef"), RL_MORE);
	expect_line(test, "ps -ef", 6);
	KUNIT_EXPECT_EQ(test, type("\r"), RL_DONE);
}

static void text_goes_in_at_the_cursor(struct kunit *test)
{
	type("pf\033[D -e");
	expect_line(test, "p -ef", 4);
	type("\033[1~x\033[Fy");
	expect_line(test, "xp -efy", 7);
}

static void keys_delete(struct kunit *test)
{
	type("abcdef\b\x7f");
	expect_line(test, "abcd", 4);
	type("\001\004\033[3~");
	expect_line(test, "cd", 0);
	type("\b");
	expect_line(test, "cd", 0);
}

static void control_keys_cut_and_paste(struct kunit *test)
{
	type("one two three\027");
	expect_line(test, "one two ", 8);
	type("\025");
	expect_line(test, "", 0);
	type("\031\002\002\013");
	expect_line(test, "one tw", 6);
}

static void word_keys_jump(struct kunit *test)
{
	type("one two three\033[1;5D\033[1;5D");
	expect_line(test, "one two three", 4);
	type("\033[1;5C");
	expect_line(test, "one two three", 7);
}

static void end_of_file_on_an_empty_line_only(struct kunit *test)
{
	KUNIT_EXPECT_EQ(test, type("a\004"), RL_MORE);
	KUNIT_EXPECT_EQ(test, type("\b\004"), RL_EOF);
}

static void history_comes_back(struct kunit *test)
{
	readline_remember("first of two");
	readline_remember("second of two");
	readline_remember("second of two");
	type("new\033[A");
	expect_line(test, "second of two", 13);
	type("\020");
	expect_line(test, "first of two", 12);
	type("\033[B\033[B");
	expect_line(test, "new", 3);
	type("\033[B");
	expect_line(test, "new", 3);
}

static void long_lines_show_in_a_window(struct kunit *test)
{
	char line[SHELL_LINE];
	unsigned int i;

	for (i = 0; i < SHELL_LINE - 1; i++)
		line[i] = 'a' + i % 26;
	line[SHELL_LINE - 1] = '\0';
	type(line);
	expect_line(test, line, SHELL_LINE - 1);
	type("more than fits");
	expect_line(test, line, SHELL_LINE - 1);
	type("\001");
	expect_line(test, line, 0);
	for (i = 0; i < 100; i++)
		type("\033[C");
	expect_line(test, line, 100);
	for (i = 0; i < 70; i++)
		type("\b");
	strcpy(line + 30, line + 100);
	expect_line(test, line, 30);
}

static void unknown_sequences_leave_no_trace(struct kunit *test)
{
	type("a\033[5~\033[99;99Z\033Ob");
	expect_line(test, "a", 1);
	type("\033xb");
	expect_line(test, "ab", 2);
}

static void words_are_split_and_quotes_removed(struct kunit *test)
{
	char line[] = "  echo 'a  b' c\"d e\"f \"\" ", *argv[8];

	KUNIT_EXPECT_EQ(test, shell_split(line, argv, 8), 4);
	KUNIT_EXPECT_STREQ(test, argv[0], "echo");
	KUNIT_EXPECT_STREQ(test, argv[1], "a  b");
	KUNIT_EXPECT_STREQ(test, argv[2], "cd ef");
	KUNIT_EXPECT_STREQ(test, argv[3], "");
}

static void too_many_words_are_refused(struct kunit *test)
{
	char line[] = "a b c", *argv[2];

	KUNIT_EXPECT_EQ(test, shell_split(line, argv, 2), -E2BIG);
}

static void numbers_have_limits(struct kunit *test)
{
	long value;

	KUNIT_EXPECT_TRUE(test, shell_number("7", 0, 10, &value));
	KUNIT_EXPECT_EQ(test, value, 7);
	KUNIT_EXPECT_FALSE(test, shell_number("11", 0, 10, &value));
	KUNIT_EXPECT_FALSE(test, shell_number("-1", 0, 10, &value));
	KUNIT_EXPECT_FALSE(test, shell_number("7x", 0, 10, &value));
	KUNIT_EXPECT_FALSE(test, shell_number("", 0, 10, &value));
}

/* Write @text to @path; a number of bytes, or -errno. */
static ssize_t write_text(const char *path, const char *text)
{
	struct file *file = filp_open(path, O_WRONLY | O_CREAT | O_TRUNC, 0644);
	loff_t pos = 0;
	ssize_t n;

	if (IS_ERR(file))
		return PTR_ERR(file);
	n = kernel_write(file, text, strlen(text), &pos);
	filp_close(file, NULL);
	return n;
}

static ssize_t read_text(const char *path, char *buf, size_t size)
{
	struct file *file = filp_open(path, O_RDONLY, 0);
	loff_t pos = 0;
	ssize_t n;

	if (IS_ERR(file))
		return PTR_ERR(file);
	n = kernel_read(file, buf, size - 1, &pos);
	buf[n < 0 ? 0 : n] = '\0';
	filp_close(file, NULL);
	return n;
}

/* The file is longer than what sh reads at a time; its last line is open. */
static void scripts_run_line_by_line(struct kunit *test)
{
	char script[600] = "# echo comment > /sh_out\necho one > /sh_out\n\n", got[64];
	size_t start = strlen(script);

	memset(script + start, '#', 250);
	strcpy(script + start + 250, "\n  echo two >> /sh_out\n"
	       "nonsense-that-fails\necho three; echo four >> /sh_out");
	KUNIT_ASSERT_GT(test, write_text("/sh_in", script), 0);
	KUNIT_EXPECT_EQ(test, shell_exec("sh /sh_in"), 0);
	KUNIT_ASSERT_GT(test, read_text("/sh_out", got, sizeof(got)), 0);
	KUNIT_EXPECT_STREQ(test, got, "one\ntwo\nfour\n");
	KUNIT_EXPECT_LT(test, shell_exec("sh /no/such/file"), 0);
}

static void commands_are_complete(struct kunit *test)
{
	const struct shell_cmd *const *cmd;

	for (cmd = shell_cmds; *cmd; cmd++) {
		KUNIT_EXPECT_NOT_NULL(test, (*cmd)->run);
		KUNIT_EXPECT_NOT_NULL(test, (*cmd)->usage);
		KUNIT_EXPECT_NOT_NULL(test, (*cmd)->help);
		KUNIT_EXPECT_PTR_EQ(test, shell_find((*cmd)->name), *cmd);
	}
	KUNIT_EXPECT_NULL(test, shell_find("no-such-command"));
}

static struct kunit_case shell_cases[] = {
	KUNIT_CASE(typed_text_is_the_line),
	KUNIT_CASE(text_goes_in_at_the_cursor),
	KUNIT_CASE(keys_delete),
	KUNIT_CASE(control_keys_cut_and_paste),
	KUNIT_CASE(word_keys_jump),
	KUNIT_CASE(end_of_file_on_an_empty_line_only),
	KUNIT_CASE(history_comes_back),
	KUNIT_CASE(long_lines_show_in_a_window),
	KUNIT_CASE(unknown_sequences_leave_no_trace),
	KUNIT_CASE(words_are_split_and_quotes_removed),
	KUNIT_CASE(too_many_words_are_refused),
	KUNIT_CASE(numbers_have_limits),
	KUNIT_CASE(scripts_run_line_by_line),
	KUNIT_CASE(commands_are_complete),
	{}
};

static struct kunit_suite shell_suite = {
	.name = "shell",
	.init = start,
	.exit = end,
	.test_cases = shell_cases,
};
kunit_test_suite(shell_suite);
