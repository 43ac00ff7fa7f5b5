// SPDX-License-Identifier: MIT
/*
 * console.c - the list of consoles, and console= which chooses among them.
 *
 * Drivers register what they find. Without console= every one is used, serial
 * and screen at once. With it, only those it names; the last one named is the
 * preferred one. A name that no driver answers to leaves its place empty; when
 * none is left at all, console_fallback() takes every one after all.
 *
 * Locks: console_drivers changes under console_lock() only, which is also
 * what its readers in printk.c hold.
 *
 * Linux: register_console() in kernel/printk/printk.c, where without console=
 * the first one registered is the only one.
 */
#define pr_fmt(fmt) "printk: " fmt

#include <linux/console.h>
#include <linux/array_size.h>
#include <linux/ctype.h>
#include <linux/errno.h>
#include <linux/export.h>
#include <linux/init.h>
#include <linux/kstrtox.h>
#include <linux/printk.h>
#include <linux/string.h>

/* one console= each */
struct console_cmdline {
	char name[16];
	short index;
	char *options;		/* behind the comma, or NULL */
};

static struct console_cmdline wanted[8];
static int nr_wanted;
struct console *console_drivers;

/* what console= did not name, until console_fallback() */
static struct console *refused[4];
static int nr_refused;

/**
 * add_preferred_console - want a console, as console= does
 * @name:    "ttyS"
 * @idx:     0 for ttyS0
 * @options: for its setup(); kept
 *
 * Return: 0, or -E2BIG when there were too many.
 */
int add_preferred_console(const char *name, short idx, char *options)
{
	struct console_cmdline *c = wanted;

	for (; c < wanted + nr_wanted; c++) {
		if (!strcmp(c->name, name) && c->index == idx)
			break;
	}
	if (c == wanted + ARRAY_SIZE(wanted))
		return -E2BIG;
	if (c == wanted + nr_wanted)
		nr_wanted++;
	strscpy(c->name, name);
	c->index = idx;
	c->options = options;
	return 0;
}

/* console=ttyS0,115200n8: the text stays, options point into it */
static int __init console_setup(char *str)
{
	char name[16];
	size_t len;

	if (!str || !*str)
		return -EINVAL;
	len = strcspn(str, ",0123456789");
	if (len >= sizeof(name))
		return -EINVAL;
	memcpy(name, str, len);
	name[len] = '\0';
	return add_preferred_console(name, simple_strtoul(str + len, NULL, 10),
				     strchr(str, ',') ? strchr(str, ',') + 1 :
				     NULL);
}
early_param("console", console_setup);

/* finds the console= that means con, gives con its index and options */
static bool console_wanted(struct console *con)
{
	if (!nr_wanted || (con->flags & CON_BOOT)) {
		con->index = con->index < 0 ? 0 : con->index;
		return !con->setup || !con->setup(con, NULL);
	}
	for (int i = 0; i < nr_wanted; i++) {
		if (strcmp(wanted[i].name, con->name) ||
		    (con->index >= 0 && con->index != wanted[i].index))
			continue;
		con->index = wanted[i].index;
		if (con->setup && con->setup(con, wanted[i].options))
			return false;
		if (i == nr_wanted - 1)
			con->flags |= CON_CONSDEV;
		return true;
	}
	return false;
}

static void remove_boot_consoles(void)
{
	for (struct console **p = &console_drivers; *p;) {
		if ((*p)->flags & CON_BOOT)
			*p = (*p)->next;
		else
			p = &(*p)->next;
	}
}

/**
 * register_console - begin to show messages on a console
 * @con: filled in by its driver; must stay
 *
 * With CON_PRINTBUFFER it gets everything that is still in the log, unless a
 * boot console has shown that already. A console that console= does not name
 * is left alone.
 *
 * Context: boot or thread; takes console_lock().
 */
void register_console(struct console *con)
{
	bool boot_shown = false;
	struct console *c;

	if (!console_wanted(con)) {
		if (nr_refused < ARRAY_SIZE(refused))
			refused[nr_refused++] = con;
		return;
	}
	console_lock();
	for_each_console(c)
		boot_shown |= !!(c->flags & CON_BOOT);
	con->seq = (con->flags & CON_PRINTBUFFER) && !boot_shown ?
		   0 : printk_next_seq();
	if (con->seq < printk_first_seq())
		con->seq = printk_first_seq();
	con->flags |= CON_ENABLED;
	if (!(con->flags & CON_BOOT))
		remove_boot_consoles();
	con->next = console_drivers;
	console_drivers = con;
	console_unlock();
	pr_info("%sconsole [%s%d] enabled\n",
		con->flags & CON_BOOT ? "boot" : "", con->name, con->index);
}
EXPORT_SYMBOL(register_console);

/**
 * console_fallback - nothing that console= names is here: use what is
 *
 * Context: boot, after all consoles have tried to register.
 * Linux: stays silent.
 */
void console_fallback(void)
{
	if (console_drivers || !nr_refused)
		return;
	nr_wanted = 0;
	for (int i = 0; i < nr_refused; i++)
		register_console(refused[i]);
	pr_warn("none of the consoles that console= names is here: using all\n");
}

/* 0, or -ENODEV when it was not registered */
int unregister_console(struct console *con)
{
	int ret = -ENODEV;

	console_lock();
	for (struct console **p = &console_drivers; *p; p = &(*p)->next) {
		if (*p == con) {
			*p = con->next;
			con->flags &= ~CON_ENABLED;
			ret = 0;
			break;
		}
	}
	console_unlock();
	return ret;
}
EXPORT_SYMBOL(unregister_console);
