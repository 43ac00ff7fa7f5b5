/* SPDX-License-Identifier: MIT */
/*
 * What is asked of the compiler: attributes, hints, and accesses that it must
 * not split, merge or invent.
 */
#ifndef _LINUX_COMPILER_H
#define _LINUX_COMPILER_H

#define likely(x)	__builtin_expect(!!(x), 1)
#define unlikely(x)	__builtin_expect(!!(x), 0)

#define inline			inline __attribute__((__gnu_inline__)) \
				__attribute__((__unused__))
#define __always_inline		inline __attribute__((__always_inline__))
#define noinline		__attribute__((__noinline__))
#define __noreturn		__attribute__((__noreturn__))
#define __packed		__attribute__((__packed__))
#define __aligned(x)		__attribute__((__aligned__(x)))
#define __section(s)		__attribute__((__section__(s)))
#define __used			__attribute__((__used__))
#define __maybe_unused		__attribute__((__unused__))
#define __always_unused		__attribute__((__unused__))
#define __weak			__attribute__((__weak__))
#define __cold			__attribute__((__cold__))
#define __pure			__attribute__((__pure__))
#define __must_check		__attribute__((__warn_unused_result__))
#define __printf(a, b)		__attribute__((__format__(printf, a, b)))
#define __scanf(a, b)		__attribute__((__format__(scanf, a, b)))
#define __malloc		__attribute__((__malloc__))
#define __visible
/* What old modules call by this name; the message says what replaced it. */
#ifdef MODULE
#define __old_name(msg)	__attribute__((__deprecated__("now " msg)))
#else
#define __old_name(msg)
#endif
/* the attributes of another function; clang does without */
#if __has_attribute(__copy__)
#define __copy(symbol)		__attribute__((__copy__(symbol)))
#else
#define __copy(symbol)
#endif
#define notrace
#define asmlinkage
#define noinline_for_stack	noinline
#define fallthrough		__attribute__((__fallthrough__))
#define __same_type(a, b) \
	__builtin_types_compatible_p(typeof(a), typeof(b))

/* Address spaces and lock contexts: for readers and for static checkers. */
#ifdef __CHECKER__
#define __user		__attribute__((noderef, address_space(1)))
#define __iomem		__attribute__((noderef, address_space(2)))
#define __percpu	__attribute__((noderef, address_space(3)))
#define __rcu		__attribute__((noderef, address_space(4)))
#define __force		__attribute__((force))
#define __must_hold(x)	__attribute__((context(x, 1, 1)))
#define __acquires(x)	__attribute__((context(x, 0, 1)))
#define __releases(x)	__attribute__((context(x, 1, 0)))
#define __acquire(x)	__context__(x, 1)
#define __release(x)	__context__(x, -1)
#else
#define __user
#define __iomem
#define __percpu
#define __rcu
#define __force
#define __must_hold(x)
#define __acquires(x)
#define __releases(x)
#define __acquire(x)	(void)0
#define __release(x)	(void)0
#endif
#define __guarded_by(x)

/* Memory may have changed: nothing is kept in registers across this line. */
#define barrier()	asm volatile("" : : : "memory")
#define OPTIMIZER_HIDE_VAR(var)	asm("" : "=r"(var) : "0"(var))
#define unreachable()	__builtin_unreachable()

/*
 * One access, of the whole word, where it is written: the compiler may not
 * tear it, repeat it or leave it out. It orders nothing between CPUs.
 */
#define READ_ONCE(x)	(*(const volatile typeof(x) *)&(x))
#define WRITE_ONCE(x, val) \
	do { *(volatile typeof(x) *)&(x) = (val); } while (0)
#define data_race(expr)	(expr)

#define _RET_IP_	((unsigned long)__builtin_return_address(0))
#define _THIS_IP_	({ __label__ __here; __here: (unsigned long)&&__here; })

#define __PASTE_(a, b)	a##b
#define __PASTE(a, b)	__PASTE_(a, b)
#define __UNIQUE_ID(prefix) __PASTE(__PASTE(__UNIQUE_ID_, prefix), __COUNTER__)

#define static_assert(expr, ...) __static_assert(expr, ##__VA_ARGS__, #expr)
#define __static_assert(expr, msg, ...) _Static_assert(expr, msg)
#define BUILD_BUG_ON(cond) \
	_Static_assert(!(cond), "BUILD_BUG_ON failed: " #cond)
#define BUILD_BUG_ON_ZERO(e) ((int)(sizeof(struct { int : (-!!(e)); })))
#define BUILD_BUG_ON_MSG(cond, msg) _Static_assert(!(cond), msg)
#define __must_be_array(a) BUILD_BUG_ON_ZERO(__same_type((a), &(a)[0]))

#endif
