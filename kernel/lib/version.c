// SPDX-License-Identifier: MIT
/*
 * version.c - the banner: who built what, with what.
 *
 * No date: the same sources make the same image, byte by byte.
 *
 * Linux: init/version.c.
 */
#include <linux/export.h>
#include <linux/utsname.h>
#include <linux/version.h>

const char linux_banner[] =
	"pid2 version " UTS_RELEASE " (" __VERSION__ ") " UTS_VERSION "\n";

/* Linux: init/version.c; the boot parameter hostname= and sethostname(). */
struct uts_namespace init_uts_ns = {
	.name = {
		.sysname	= UTS_SYSNAME,
		.nodename	= "(none)",
		.release	= UTS_RELEASE,
		.version	= UTS_VERSION,
		.machine	= UTS_MACHINE,
		.domainname	= "(none)",
	},
};
EXPORT_SYMBOL_GPL(init_uts_ns);
