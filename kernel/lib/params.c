// SPDX-License-Identifier: MIT
/*
 * params.c - the command line: who wants which word?
 *
 * It is read twice. parse_early_param() runs first of all and serves
 * early_param() handlers, which only set variables; parse_boot_params() runs
 * when the kernel is up to it, serves __setup() handlers, and says which words
 * nobody knew. Both work on copies that stay, since handlers keep pointers
 * into them. A word is `name`, `name=value` or `name="a value"`; '-' and '_'
 * are the same; everything after `--` is for PID 1.
 *
 * Linux: kernel/params.c and init/main.c. There unknown words become the
 * arguments and the environment of /sbin/init.
 */
#include <kernel/params.h>
#include <linux/ctype.h>
#include <linux/export.h>
#include <linux/init.h>
#include <linux/printk.h>
#include <linux/sprintf.h>
#include <linux/string.h>

extern const struct obs_kernel_param __setup_start[], __setup_end[];

char boot_command_line[COMMAND_LINE_SIZE];
char *saved_command_line = boot_command_line;
static char early_command_line[COMMAND_LINE_SIZE];
static char static_command_line[COMMAND_LINE_SIZE];

static char dash2underscore(char c)
{
	return c == '-' ? '_' : c;
}

static bool parameqn(const char *a, const char *b, size_t n)
{
	for (; n; n--, a++, b++) {
		if (dash2underscore(*a) != dash2underscore(*b))
			return false;
	}
	return true;
}

/* the same parameter? */
bool parameq(const char *a, const char *b)
{
	return parameqn(a, b, strlen(a) + 1);
}

/**
 * next_arg - cut one word off the command line
 * @args:  its rest; not blank
 * @param: result: the name
 * @val:   result: what follows '=', without its quotes; NULL if there is none
 *
 * Return: what follows the word and its blanks.
 */
char *next_arg(char *args, char **param, char **val)
{
	bool quoted = *args == '"', in_quote = quoted;
	size_t i, equals = 0;

	args += quoted;
	for (i = 0; args[i]; i++) {
		if (isspace(args[i]) && !in_quote)
			break;
		if (!equals && args[i] == '=')
			equals = i;
		if (args[i] == '"')
			in_quote = !in_quote;
	}
	*param = args;
	*val = NULL;
	if (equals) {
		args[equals] = '\0';
		*val = args + equals + 1;
		if (**val == '"') {
			(*val)++;
			if (args[i - 1] == '"' && args + i - 1 >= *val)
				args[i - 1] = '\0';
		}
	}
	if (quoted && i && args[i - 1] == '"')
		args[i - 1] = '\0';
	if (args[i])
		args[i++] = '\0';
	return skip_spaces(args + i);
}
EXPORT_SYMBOL(next_arg);

/**
 * parse_args - hand each word to a function
 * @doing: name of the pass, for messages
 * @args:  the line; is cut up
 * @fn:    gets every word; nonzero is reported and does not end the pass
 * @arg:   for @fn
 *
 * Return: what follows "--", or NULL.
 */
char *parse_args(const char *doing, char *args, parse_arg_fn fn, void *arg)
{
	char *param, *val;

	args = skip_spaces(args);
	while (*args) {
		args = next_arg(args, &param, &val);
		if (!val && !strcmp(param, "--"))
			return args;
		if (fn(param, val, arg))
			pr_warn("%s: '%s' makes no sense for '%s', ignored\n",
				doing, val ? val : "", param);
	}
	return NULL;
}

/* does the handler's name ("x" or "x=") mean this word? */
static bool handles(const struct obs_kernel_param *p, const char *param)
{
	size_t n = strlen(p->str);

	if (n && p->str[n - 1] == '=')
		n--;
	return strlen(param) == n && parameqn(param, p->str, n);
}

static int do_early_param(char *param, char *val, void *arg)
{
	int err = 0;

	for (const struct obs_kernel_param *p = __setup_start;
	     p < __setup_end; p++) {
		if (p->early && handles(p, param))
			err |= p->setup_func(val);
	}
	return err;
}

/**
 * parse_early_param - serve the early_param() handlers
 *
 * Context: boot CPU, first thing; nothing but boot_command_line is needed.
 */
void parse_early_param(void)
{
	strscpy(early_command_line, boot_command_line);
	parse_args("early options", early_command_line, do_early_param, NULL);
}

/* appends a word that nobody knew, as it was written */
static void note_unknown(const char *param, const char *val, char *list)
{
	size_t len = strlen(list);

	scnprintf(list + len, COMMAND_LINE_SIZE - len, "%s%s%s%s",
		  len ? " " : "", param, val ? "=" : "", val ? val : "");
}

static int do_boot_param(char *param, char *val, void *unknown)
{
	bool known = false;
	static char none[] = "";

	for (const struct obs_kernel_param *p = __setup_start;
	     p < __setup_end; p++) {
		if (!handles(p, param))
			continue;
		known = true;
		if (!p->early && p->setup_func(val ? val : none))
			return 0;
	}
	/* with a dot: for a module that is not here yet */
	if (!known && !strchr(param, '.'))
		note_unknown(param, val, unknown);
	return 0;
}

/**
 * parse_boot_params - serve the __setup() handlers, name what nobody knows
 *
 * Context: boot CPU, after mm_core_init() and the console.
 */
void parse_boot_params(void)
{
	static char unknown[COMMAND_LINE_SIZE];

	strscpy(static_command_line, boot_command_line);
	parse_args("boot options", static_command_line, do_boot_param, unknown);
	if (*unknown)
		pr_notice("Unknown kernel command line parameters \"%s\", will be passed to user space.\n",
			  unknown);
}
