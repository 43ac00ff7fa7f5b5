/* SPDX-License-Identifier: MIT */
/* Left out: audit. */
#ifndef _LINUX_AUDIT_H
#define _LINUX_AUDIT_H

#include <linux/refused.h>

__refused_area("<linux/audit.h>", "audit")

#endif
