/* SPDX-License-Identifier: MIT */
/* Left out: serial drivers but its own. */
#ifndef _LINUX_SERIAL_CORE_H
#define _LINUX_SERIAL_CORE_H

#include <linux/refused.h>

__refused_area("<linux/serial_core.h>", "serial drivers but its own")

#endif
