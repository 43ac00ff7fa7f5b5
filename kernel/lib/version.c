// SPDX-License-Identifier: MIT
/*
 * version.c - the banner: who built what, with what.
 *
 * No date: the same sources make the same image, byte by byte.
 *
 * Linux: init/version.c.
 */
#include <linux/version.h>

const char linux_banner[] =
	"pid2 version " UTS_RELEASE " (" __VERSION__ ") " UTS_VERSION "\n";
