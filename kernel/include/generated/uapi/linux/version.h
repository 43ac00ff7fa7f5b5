/* SPDX-License-Identifier: MIT */
/* The version, at the path where Linux generates it. */
#ifndef _GENERATED_UAPI_LINUX_VERSION_H
#define _GENERATED_UAPI_LINUX_VERSION_H

#include <linux/version.h>

#endif
