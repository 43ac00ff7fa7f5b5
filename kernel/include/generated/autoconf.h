/* SPDX-License-Identifier: MIT */
/* The configuration is one header here, and included everywhere. */
#ifndef _GENERATED_AUTOCONF_H
#define _GENERATED_AUTOCONF_H

#include <linux/kconfig.h>

#endif
