/* SPDX-License-Identifier: MIT */
/*
 * Old names: what modules wrote before Linux 6.12, and what replaced it.
 *
 * tools/modcc.py compiles a module as it is. Only where that fails it tries
 * again with PID2_OLD_NAMES, and linux/module.h then ends with this header: so
 * a module of today never meets these names, and is free to define them itself.
 * Each use says in a warning what the name is now, and since which Linux.
 *
 * Where an old name cannot be served, since nobody should do that any more,
 * using it is an error that says what to do instead.
 *
 * Timers whose functions take an unsigned long are in linux/old_timers.h, files
 * in /proc whose fields one fills in are in linux/old_proc.h.
 */
#ifndef _LINUX_OLD_NAMES_H
#define _LINUX_OLD_NAMES_H

#include <linux/atomic.h>
#include <linux/completion.h>
#include <linux/cpumask.h>
#include <linux/fs.h>
#include <linux/interrupt.h>
#include <linux/jiffies.h>
#include <linux/kthread.h>
#include <linux/ktime.h>
#include <linux/printk.h>
#include <linux/proc_fs.h>
#include <linux/random.h>
#include <linux/rcupdate.h>
#include <linux/sched.h>
#include <linux/sched/signal.h>
#include <linux/semaphore.h>
#include <linux/seq_file.h>
#include <linux/slab.h>
#include <linux/spinlock.h>
#include <linux/string.h>
#include <linux/timekeeping.h>
#include <linux/uaccess.h>
#include <linux/wait.h>
#include <asm/io.h>
#include <asm/msr.h>

/* A macro cannot be deprecated: it notes its own use. */
#define __old_pragma(text)	_Pragma(#text)
#define __old(text)		__old_pragma(GCC warning text)
#define __gone(text)		__attribute__((__error__(text)))

/* -------------------------------------------------------- threads, states */

static inline __old_name("kthread_complete_and_exit(): since 5.17")
__noreturn void complete_and_exit(struct completion *comp, long code)
{
	kthread_complete_and_exit(comp, code);
}

#define set_task_state(p, v) \
	do { __old("set_task_state() is now set_current_state(): since 4.11") \
	     (void)xchg(&(p)->__state, (v)); } while (0)
#define __set_task_state(p, v) \
	do { __old("__set_task_state() is now __set_current_state(): since 4.11") \
	     WRITE_ONCE((p)->__state, (v)); } while (0)

#define MAX_USER_RT_PRIO \
	__old("MAX_USER_RT_PRIO is now MAX_RT_PRIO: since 5.13") MAX_RT_PRIO

static inline __old_name("find_task_by_vpid() or pid_task(): since 2.6.31")
struct task_struct *find_task_by_pid(pid_t nr)
{
	return find_task_by_vpid(nr);
}

static inline __old_name("kill_pid(find_vpid(pid), sig, priv): since 2.6.27")
int kill_proc(pid_t nr, int sig, int priv)
{
	struct task_struct *p;
	int err = -ESRCH;

	rcu_read_lock();
	p = find_task_by_vpid(nr);
	if (p)
		err = send_sig(sig, p, priv);
	rcu_read_unlock();
	return err;
}

/* A thread from kthread_run() has neither parent nor terminal to be rid of. */
#define daemonize(name, ...) \
	do { char __comm[TASK_COMM_LEN]; \
	     __old("daemonize(): kthread_run() threads need none: since 3.8") \
	     snprintf(__comm, sizeof(__comm), name, ##__VA_ARGS__); \
	     set_task_comm(current, __comm); } while (0)
#define reparent_to_init() \
	do { __old("reparent_to_init(): kthreadd is the parent: since 2.6.27") \
	} while (0)

#define set_cpus_allowed(p, mask) ({ cpumask_t __m = (mask);		\
	__old("set_cpus_allowed() is now set_cpus_allowed_ptr(): since 2.6.38") \
	set_cpus_allowed_ptr(p, &__m); })

/* ------------------------------------------------------------------ waits */

typedef wait_queue_entry_t wait_queue_t
	__old_name("wait_queue_entry_t: since 4.13");

#define INIT_COMPLETION(x) \
	do { __old("INIT_COMPLETION(x) is now reinit_completion(&x): since 3.13") \
	     reinit_completion(&(x)); } while (0)

#define __SLEEP_ON "*sleep_on*() loses wake-ups: use wait_event*(): since 3.15"
void sleep_on(wait_queue_head_t *q) __gone(__SLEEP_ON);
void interruptible_sleep_on(wait_queue_head_t *q) __gone(__SLEEP_ON);
long sleep_on_timeout(wait_queue_head_t *q, long t) __gone(__SLEEP_ON);
long interruptible_sleep_on_timeout(wait_queue_head_t *q, long t)
	__gone(__SLEEP_ON);

/* ------------------------------------------------------------------ locks */

#define SPIN_LOCK_UNLOCKED \
	__old("SPIN_LOCK_UNLOCKED is now DEFINE_SPINLOCK(): since 2.6.39") \
	__SPIN_LOCK_UNLOCKED(old_lock)
#define RW_LOCK_UNLOCKED \
	__old("RW_LOCK_UNLOCKED is now DEFINE_RWLOCK(): since 2.6.39") \
	__RW_LOCK_UNLOCKED(old_lock)
#define DECLARE_MUTEX(name) \
	__old("DECLARE_MUTEX() is now DEFINE_SEMAPHORE(name, 1): since 2.6.37") \
	struct semaphore name = __SEMAPHORE_INITIALIZER(name, 1)
#define DECLARE_MUTEX_LOCKED(name) \
	__old("DECLARE_MUTEX_LOCKED(): use a completion: since 2.6.37") \
	struct semaphore name = __SEMAPHORE_INITIALIZER(name, 0)

static inline __old_name("sema_init(sem, 1): since 2.6.37")
void init_MUTEX(struct semaphore *sem)
{
	sema_init(sem, 1);
}

static inline __old_name("sema_init(sem, 0), better a completion: since 2.6.37")
void init_MUTEX_LOCKED(struct semaphore *sem)
{
	sema_init(sem, 0);
}

/* Pairs with: the unlock that it waits for. */
static inline __old_name("spin_lock(); spin_unlock(): since 4.14")
void spin_unlock_wait(spinlock_t *lock)
{
	smp_mb();
	while (spin_is_locked(lock))
		cpu_relax();
	smp_mb();
}

void cli(void) __gone("cli() stopped all CPUs: use a spinlock: since 2.5");
void sti(void) __gone("sti() let all CPUs go on: use a spinlock: since 2.5");

/* --------------------------------------------------------------- barriers */

#define ACCESS_ONCE(x) \
	(*__old("ACCESS_ONCE() is now READ_ONCE(), WRITE_ONCE(): since 4.15") \
	 (volatile typeof(x) *)&(x))
#define smp_read_barrier_depends() \
	do { __old("smp_read_barrier_depends(): READ_ONCE() does it: since 5.9") \
	} while (0)
#define read_barrier_depends()		smp_read_barrier_depends()
#define __OLD_BARRIER \
	__old("it is now smp_mb__before_atomic(), smp_mb__after_atomic(): since 3.18")
#define smp_mb__before_atomic_inc()	\
	do { __OLD_BARRIER smp_mb__before_atomic(); } while (0)
#define smp_mb__after_atomic_inc()	\
	do { __OLD_BARRIER smp_mb__after_atomic(); } while (0)
#define smp_mb__before_atomic_dec()	smp_mb__before_atomic_inc()
#define smp_mb__after_atomic_dec()	smp_mb__after_atomic_inc()
#define smp_mb__before_clear_bit()	smp_mb__before_atomic_inc()
#define smp_mb__after_clear_bit()	smp_mb__after_atomic_inc()
#define set_mb(var, value) \
	do { __old("set_mb() is now smp_store_mb(): since 4.2") \
	     WRITE_ONCE(var, value); smp_mb(); } while (0)

/* -------------------------------------------------------------------- RCU */

#define __OLD_RCU \
	__old("the RCU flavours are one: call_rcu(), synchronize_rcu(): since 5.1")
#define synchronize_sched()	do { __OLD_RCU synchronize_rcu(); } while (0)
#define synchronize_rcu_bh()	do { __OLD_RCU synchronize_rcu(); } while (0)
#define rcu_barrier_sched()	do { __OLD_RCU rcu_barrier(); } while (0)
#define rcu_barrier_bh()	do { __OLD_RCU rcu_barrier(); } while (0)
#define call_rcu_sched(h, fn)	do { __OLD_RCU call_rcu(h, fn); } while (0)
#define call_rcu_bh(h, fn)	do { __OLD_RCU call_rcu(h, fn); } while (0)

/* ------------------------------------------------------------------- time */

struct timespec {
	long tv_sec;
	long tv_nsec;
};

struct timeval {
	long tv_sec;
	long tv_usec;
};

#define __OLD_TIME(name, since) \
	static inline __old_name(name "(), y2038-safe: since " since)

static inline struct timespec __ns_to_old_timespec(s64 ns)
{
	struct timespec64 ts = ns_to_timespec64(ns);

	return (struct timespec){ ts.tv_sec, ts.tv_nsec };
}

static inline struct timeval __ns_to_old_timeval(s64 ns)
{
	struct timespec64 ts = ns_to_timespec64(ns);

	return (struct timeval){ ts.tv_sec, ts.tv_nsec / NSEC_PER_USEC };
}

__OLD_TIME("ktime_get_real_ts64", "5.0")
void do_gettimeofday(struct timeval *tv)
{
	*tv = __ns_to_old_timeval(ktime_get_real_ns());
}

__OLD_TIME("ktime_get_real_ts64", "5.0") void getnstimeofday(struct timespec *ts)
{
	*ts = __ns_to_old_timespec(ktime_get_real_ns());
}

__OLD_TIME("ktime_get_real_ts64", "5.6")
void ktime_get_real_ts(struct timespec *ts)
{
	*ts = __ns_to_old_timespec(ktime_get_real_ns());
}

__OLD_TIME("ktime_get_ts64", "5.6") void ktime_get_ts(struct timespec *ts)
{
	*ts = __ns_to_old_timespec(ktime_get_ns());
}

__OLD_TIME("ktime_get_raw_ts64", "5.0") void getrawmonotonic(struct timespec *ts)
{
	*ts = __ns_to_old_timespec(ktime_get_raw_ns());
}

__OLD_TIME("ktime_get_boottime_ts64", "5.6")
void get_monotonic_boottime(struct timespec *ts)
{
	*ts = __ns_to_old_timespec(ktime_get_boottime_ns());
}

__OLD_TIME("ktime_get_coarse_real_ts64", "4.20")
struct timespec current_kernel_time(void)
{
	return __ns_to_old_timespec(ktime_get_real_ns());
}

__OLD_TIME("ktime_get_real_seconds", "5.0") unsigned long get_seconds(void)
{
	return ktime_get_real_seconds();
}

#define CURRENT_TIME		current_kernel_time()
#define CURRENT_TIME_SEC	((struct timespec){ get_seconds(), 0 })

__OLD_TIME("timespec64_to_ns", "5.6") s64 timespec_to_ns(const struct timespec *ts)
{
	return ts->tv_sec * NSEC_PER_SEC + ts->tv_nsec;
}

__OLD_TIME("ns_to_timespec64", "5.6") struct timespec ns_to_timespec(s64 ns)
{
	return __ns_to_old_timespec(ns);
}

__OLD_TIME("timespec64_to_ns", "5.6") s64 timeval_to_ns(const struct timeval *tv)
{
	return tv->tv_sec * NSEC_PER_SEC + tv->tv_usec * NSEC_PER_USEC;
}

__OLD_TIME("ns_to_timespec64", "5.6") struct timeval ns_to_timeval(s64 ns)
{
	return __ns_to_old_timeval(ns);
}

__OLD_TIME("timespec64_sub", "5.6")
struct timespec timespec_sub(struct timespec a, struct timespec b)
{
	return __ns_to_old_timespec((a.tv_sec - b.tv_sec) * NSEC_PER_SEC +
				    a.tv_nsec - b.tv_nsec);
}

__OLD_TIME("timespec64_add", "5.6")
struct timespec timespec_add(struct timespec a, struct timespec b)
{
	return __ns_to_old_timespec((a.tv_sec + b.tv_sec) * NSEC_PER_SEC +
				    a.tv_nsec + b.tv_nsec);
}

__OLD_TIME("timespec64_compare", "5.6")
int timespec_compare(const struct timespec *a, const struct timespec *b)
{
	if (a->tv_sec != b->tv_sec)
		return a->tv_sec < b->tv_sec ? -1 : 1;
	return a->tv_nsec < b->tv_nsec ? -1 : a->tv_nsec > b->tv_nsec;
}

__OLD_TIME("ktime_to_timespec64", "5.6")
struct timespec ktime_to_timespec(ktime_t kt)
{
	return __ns_to_old_timespec(kt);
}

__OLD_TIME("ktime_to_timespec64", "5.6") struct timeval ktime_to_timeval(ktime_t kt)
{
	return __ns_to_old_timeval(kt);
}

__OLD_TIME("timespec64_to_ktime", "5.6")
ktime_t timespec_to_ktime(struct timespec ts)
{
	return ktime_set(ts.tv_sec, ts.tv_nsec);
}

__OLD_TIME("jiffies_to_timespec64", "5.6")
void jiffies_to_timespec(unsigned long j, struct timespec *ts)
{
	*ts = __ns_to_old_timespec((s64)j * (NSEC_PER_SEC / HZ));
}

__OLD_TIME("jiffies_to_timespec64", "5.6")
void jiffies_to_timeval(unsigned long j, struct timeval *tv)
{
	*tv = __ns_to_old_timeval((s64)j * (NSEC_PER_SEC / HZ));
}

#define rdtscll(v)	((v) = __old("rdtscll() is now rdtsc(): since 4.3") rdtsc())
#define rdtscl(v)	((v) = __old("rdtscl() is now rdtsc(): since 4.3") (u32)rdtsc())

/* ------------------------------------------------------------- interrupts */

#define IRQF_DISABLED	__old("IRQF_DISABLED says nothing: since 4.1") 0
#define SA_INTERRUPT	__old("SA_INTERRUPT says nothing: since 2.6.24") 0
#define SA_SHIRQ	__old("SA_SHIRQ is now IRQF_SHARED: since 2.6.24") IRQF_SHARED
#define SA_SAMPLE_RANDOM __old("SA_SAMPLE_RANDOM says nothing: since 3.6") 0
#define IRQF_SAMPLE_RANDOM __old("IRQF_SAMPLE_RANDOM says nothing: since 3.6") 0

/*
 * Handlers had a third argument, the registers, until 2.6.19. In the calling
 * convention of this machine one more argument does no harm: it is not set.
 */
#define request_irq(irq, handler, flags, name, dev) \
	(request_irq)(irq, (irq_handler_t)(handler), flags, name, dev)

/* ------------------------------------------------------- memory, user mode */

static inline __old_name("kfree_sensitive(): since 5.9") void kzfree(const void *p)
{
	kfree_sensitive(p);
}

/* Buffers called __user are the kernel's here, whatever the limit says. */
typedef struct {
	unsigned long seg;
} mm_segment_t;

#define KERNEL_DS	((mm_segment_t){ -1UL })
#define USER_DS		((mm_segment_t){ TASK_SIZE_MAX })
#define get_ds()	KERNEL_DS
#define get_fs() \
	(__old("get_fs(), set_fs(): use kernel_read(), kernel_write(): since 5.18") \
	 KERNEL_DS)
#define set_fs(fs)	((void)(fs))
#define segment_eq(a, b) ((a).seg == (b).seg)
#ifndef TASK_SIZE_MAX
#define TASK_SIZE_MAX	((1UL << 47) - 4096)
#endif

#define VERIFY_READ	0
#define VERIFY_WRITE	1
#define ioremap_nocache(addr, size) \
	(__old("ioremap_nocache() is now ioremap(): since 5.6") ioremap(addr, size))

#define kmem_cache_t	struct kmem_cache
#define SLAB_KERNEL	__old("SLAB_KERNEL is now GFP_KERNEL: since 2.6.20") GFP_KERNEL
#define SLAB_ATOMIC	__old("SLAB_ATOMIC is now GFP_ATOMIC: since 2.6.20") GFP_ATOMIC
#define __get_cpu_var(var) \
	(*__old("__get_cpu_var() is now this_cpu_ptr(): since 3.19") \
	 this_cpu_ptr(&(var)))

/* -------------------------------------------------------- strings, numbers */

#define strnicmp(a, b, n) \
	(__old("strnicmp() is now strncasecmp(): since 4.0") strncasecmp(a, b, n))
#define strict_strtol(s, base, res)	kstrtol(s, base, res)
#define strict_strtoul(s, base, res)	kstrtoul(s, base, res)
#define strict_strtoll(s, base, res)	kstrtoll(s, base, res)
#define strict_strtoull(s, base, res)	kstrtoull(s, base, res)
#define __OLD_RANDOM	__old("it is now get_random_u32(): since 6.2")
#define prandom_u32()		(__OLD_RANDOM get_random_u32())
#define random32()		prandom_u32()
#define get_random_int()	prandom_u32()
#define prandom_u32_max(n) \
	(__old("prandom_u32_max() is now get_random_u32_below(): since 6.2") \
	 get_random_u32_below(n))
#define prandom_bytes(buf, n) \
	(__old("prandom_bytes() is now get_random_bytes(): since 6.2") \
	 get_random_bytes(buf, n))
#define uninitialized_var(x) \
	__old("uninitialized_var(x): initialise it: since 5.9") x = x
#define pr_warning(fmt, ...) \
	(__old("pr_warning() is now pr_warn(): since 5.5") \
	 pr_warn(fmt, ##__VA_ARGS__))

/* ------------------------------------------------------------------- CPUs */

#define cpu_online_map		(*(cpumask_t *)cpu_online_mask)
#define cpu_possible_map	(*(cpumask_t *)cpu_possible_mask)
#define cpu_present_map		(*(cpumask_t *)cpu_present_mask)
#define __OLD_CPUS	__old("cpu_set() and the like are now cpumask_*(): since 4.1")
#define cpu_set(cpu, m)		do { __OLD_CPUS cpumask_set_cpu(cpu, &(m)); } while (0)
#define cpu_clear(cpu, m)	do { __OLD_CPUS cpumask_clear_cpu(cpu, &(m)); } while (0)
#define cpus_setall(m)		do { __OLD_CPUS cpumask_setall(&(m)); } while (0)
#define cpus_clear(m)		do { __OLD_CPUS cpumask_clear(&(m)); } while (0)
#define cpu_isset(cpu, m)	(__OLD_CPUS cpumask_test_cpu(cpu, &(m)))
#define cpus_empty(m)		(__OLD_CPUS cpumask_empty(&(m)))
#define cpus_weight(m)		(__OLD_CPUS cpumask_weight(&(m)))
#define first_cpu(m)		(__OLD_CPUS cpumask_first(&(m)))
#define next_cpu(cpu, m)	(__OLD_CPUS cpumask_next(cpu, &(m)))
#define cpumask_of_cpu(cpu)	(__OLD_CPUS *cpumask_of(cpu))
#define for_each_cpu_mask(cpu, m)	for_each_cpu(cpu, &(m))

/* --------------------------------------------------------- files, modules */

#define f_dentry	f_path.dentry
#define f_vfsmnt	f_path.mnt
#define PDE_DATA(inode) \
	(__old("PDE_DATA() is now pde_data(): since 5.17") pde_data(inode))

/* They returned a number, 0 if all went in, until 4.3. */
#define seq_printf(m, ...)	({ (seq_printf)(m, __VA_ARGS__); 0; })
#define seq_puts(m, s)		({ (seq_puts)(m, s); 0; })
#define seq_putc(m, c)		({ (seq_putc)(m, c); 0; })

#define __devinit
#define __devinitdata
#define __devinitconst
#define __devexit
#define __devexitdata
#define __devexit_p(fn)		fn
#define __cpuinit
#define __cpuinitdata
#define MOD_INC_USE_COUNT \
	do { __old("MOD_INC_USE_COUNT: set .owner = THIS_MODULE: since 2.6") \
	     (void)try_module_get(THIS_MODULE); } while (0)
#define MOD_DEC_USE_COUNT	module_put(THIS_MODULE)
#define MODULE_SUPPORTED_DEVICE(name) _Static_assert(1, "gone since 5.12")
#define EXPORT_NO_SYMBOLS	_Static_assert(1, "gone since 2.6")
#define MODULE_PARM(var, type) \
	_Static_assert(0, "MODULE_PARM() is now module_param(name, type, perm)")

/* A tasklet's function took a number until 5.9; the old macro has three. */
#define __OLD_TASKLET(name, fn, arg) \
	__old("a tasklet's function takes the tasklet, see from_tasklet(): since 5.9") \
	struct tasklet_struct name = { .func = (fn), .data = (arg) }
#define __NEW_TASKLET(name, fn) \
	struct tasklet_struct name = { .callback = (fn), .use_callback = true }
#define __TASKLET_OF(_1, _2, _3, macro, ...)	macro
#undef DECLARE_TASKLET
#define DECLARE_TASKLET(...) __TASKLET_OF(__VA_ARGS__, __OLD_TASKLET, \
					  __NEW_TASKLET)(__VA_ARGS__)

/* With a cursor of its own until 3.9: four arguments, the second not needed. */
#define __OLD_HLIST_4(tpos, pos, head, member) \
	for (pos = (head)->first; \
	     pos && ({ tpos = hlist_entry(pos, typeof(*tpos), member); 1; }); \
	     pos = pos->next)
#define __NEW_HLIST_3(pos, head, member) \
	for (pos = hlist_entry_safe((head)->first, typeof(*pos), member); pos; \
	     pos = hlist_entry_safe(pos->member.next, typeof(*pos), member))
#define __HLIST_OF(_1, _2, _3, _4, macro, ...)	macro
#undef hlist_for_each_entry
#define hlist_for_each_entry(...) __HLIST_OF(__VA_ARGS__, __OLD_HLIST_4, \
					     __NEW_HLIST_3)(__VA_ARGS__)

#ifdef PID2_OLD_PROC
#include <linux/old_proc.h>
#endif
#ifdef PID2_OLD_TIMERS
#include <linux/old_timers.h>
#endif

#endif
