/* SPDX-License-Identifier: MIT */
/* Left out: ACPI interpreter: tables are read, methods are not run. */
#ifndef _LINUX_ACPI_H
#define _LINUX_ACPI_H

#include <linux/refused.h>

__refused_area("<linux/acpi.h>", "ACPI interpreter: tables are read, methods are not run")

#endif
