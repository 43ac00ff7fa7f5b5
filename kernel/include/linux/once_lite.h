/* SPDX-License-Identifier: MIT */
/* once_lite.h - call a function once; two CPUs at once may call it twice. */
#ifndef _LINUX_ONCE_LITE_H
#define _LINUX_ONCE_LITE_H

#include <linux/bug.h>

#define DO_ONCE_LITE(func, ...) \
	DO_ONCE_LITE_IF(true, func, ##__VA_ARGS__)
#define DO_ONCE_LITE_IF(condition, func, ...) ({		\
	bool __ret_do_once = !!(condition);			\
	if (__ret_do_once && __once_lite(true))			\
		func(__VA_ARGS__);				\
	unlikely(__ret_do_once);				\
})

#endif
