/* SPDX-License-Identifier: MIT */
/* The release, at the path where Linux generates it. */
#ifndef _GENERATED_UTSRELEASE_H
#define _GENERATED_UTSRELEASE_H

#include <linux/version.h>

#endif
