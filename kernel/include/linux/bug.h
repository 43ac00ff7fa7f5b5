/* SPDX-License-Identifier: MIT */
/*
 * bug.h - assertions that report where they stand; kernel/printk/bug.c.
 *
 * WARN*: print, mark the kernel tainted, go on. BUG*: print, then trap at this
 * very place, so that the oops that follows shows the registers of the caller.
 * Linux: a trap for both, with a table from address to file and line.
 */
#ifndef _LINUX_BUG_H
#define _LINUX_BUG_H

#include <linux/compiler.h>
#include <linux/types.h>

#define BUG_GET_TAINT_WARN	9	/* TAINT_WARN */

__cold void bug_report(const char *file, int line);
__printf(4, 5) __cold void warn_slowpath_fmt(const char *file, int line,
					     unsigned int taint,
					     const char *fmt, ...);
__printf(1, 2) __cold void __warn_printk(const char *fmt, ...);

#define BUG()							\
do {								\
	bug_report(__FILE__, __LINE__);				\
	__builtin_trap();					\
} while (0)

#define BUG_ON(condition)					\
do {								\
	if (unlikely(condition))				\
		BUG();						\
} while (0)

#define __WARN()	\
	warn_slowpath_fmt(__FILE__, __LINE__, BUG_GET_TAINT_WARN, NULL)
#define __WARN_printf(taint, fmt, ...)	\
	warn_slowpath_fmt(__FILE__, __LINE__, taint, fmt, ##__VA_ARGS__)

#define WARN_ON(condition)					\
({								\
	int __ret_warn_on = !!(condition);			\
	if (unlikely(__ret_warn_on))				\
		__WARN();					\
	unlikely(__ret_warn_on);				\
})

#define WARN(condition, fmt, ...)				\
({								\
	int __ret_warn_on = !!(condition);			\
	if (unlikely(__ret_warn_on))				\
		__WARN_printf(BUG_GET_TAINT_WARN, fmt, ##__VA_ARGS__); \
	unlikely(__ret_warn_on);				\
})

#define WARN_TAINT(condition, taint, fmt, ...)			\
({								\
	int __ret_warn_on = !!(condition);			\
	if (unlikely(__ret_warn_on))				\
		__WARN_printf(taint, fmt, ##__VA_ARGS__);	\
	unlikely(__ret_warn_on);				\
})

/* true the first time that cond is; two CPUs may both be first */
#define __once_lite(cond)					\
({								\
	static bool __already_done;				\
	bool __do = (cond) && !READ_ONCE(__already_done);	\
	if (unlikely(__do))					\
		WRITE_ONCE(__already_done, true);		\
	unlikely(__do);						\
})

#define WARN_ON_ONCE(condition)					\
({								\
	int __ret_warn_once = !!(condition);			\
	if (unlikely(__ret_warn_once) && __once_lite(true))	\
		__WARN();					\
	unlikely(__ret_warn_once);				\
})

#define WARN_ONCE(condition, fmt, ...)				\
({								\
	int __ret_warn_once = !!(condition);			\
	if (unlikely(__ret_warn_once) && __once_lite(true))	\
		__WARN_printf(BUG_GET_TAINT_WARN, fmt, ##__VA_ARGS__); \
	unlikely(__ret_warn_once);				\
})

#define WARN_TAINT_ONCE(condition, taint, fmt, ...)		\
({								\
	int __ret_warn_once = !!(condition);			\
	if (unlikely(__ret_warn_once) && __once_lite(true))	\
		__WARN_printf(taint, fmt, ##__VA_ARGS__);	\
	unlikely(__ret_warn_once);				\
})

#define WARN_ON_SMP(x)		WARN_ON(x)
#define VM_BUG_ON(cond)		BUG_ON(cond)
#define VM_WARN_ON(cond)	WARN_ON(cond)
#define VM_WARN_ON_ONCE(cond)	WARN_ON_ONCE(cond)

/* data that has no business to look like this: always a warning, always told */
#define CHECK_DATA_CORRUPTION(condition, fmt, ...)		\
({								\
	bool __corruption = unlikely(condition);		\
	WARN(__corruption, fmt, ##__VA_ARGS__);			\
	__corruption;						\
})

#endif /* _LINUX_BUG_H */
