/* SPDX-License-Identifier: MIT */
/*
 * Who built it: kept out of the image, so that the same sources give the
 * same bytes.
 */
#ifndef _GENERATED_COMPILE_H
#define _GENERATED_COMPILE_H

#include <linux/version.h>

#define LINUX_COMPILE_BY	"pid2"
#define LINUX_COMPILE_HOST	"pid2"
#define LINUX_COMPILER		__VERSION__

#endif
