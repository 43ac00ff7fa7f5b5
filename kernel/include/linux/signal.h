/* SPDX-License-Identifier: MIT */
/*
 * Signals as kernel threads see them: a pending bit that cuts a wait short.
 * Here the sets; signal.c and linux/sched/signal.h have what is done with them.
 */
#ifndef _LINUX_SIGNAL_H
#define _LINUX_SIGNAL_H

#include <linux/bug.h>
#include <linux/types.h>

#define _NSIG		64
#define _NSIG_BPW	64
#define _NSIG_WORDS	(_NSIG / _NSIG_BPW)

typedef struct {
	unsigned long sig[_NSIG_WORDS];
} sigset_t;

/* Linux: a list of what came with each signal, too. */
struct sigpending {
	sigset_t signal;
};

/* What came with a signal: here no more than which, and from where. */
typedef struct kernel_siginfo {
	int si_signo;
	int si_errno;
	int si_code;
	int si_pid;
	unsigned int si_uid;
	int si_int;
} kernel_siginfo_t;

#define SI_USER		0
#define SI_KERNEL	0x80
#define SI_QUEUE	-1
#define SI_TIMER	-2
#define SI_MESGQ	-3
#define SI_ASYNCIO	-4
#define SI_TKILL	-6

static inline void clear_siginfo(kernel_siginfo_t *info)
{
	*info = (kernel_siginfo_t){ 0 };
}

#define SIGHUP		1
#define SIGINT		2
#define SIGQUIT		3
#define SIGILL		4
#define SIGTRAP		5
#define SIGABRT		6
#define SIGIOT		6
#define SIGBUS		7
#define SIGFPE		8
#define SIGKILL		9
#define SIGUSR1		10
#define SIGSEGV		11
#define SIGUSR2		12
#define SIGPIPE		13
#define SIGALRM		14
#define SIGTERM		15
#define SIGSTKFLT	16
#define SIGCHLD		17
#define SIGCONT		18
#define SIGSTOP		19
#define SIGTSTP		20
#define SIGTTIN		21
#define SIGTTOU		22
#define SIGURG		23
#define SIGXCPU		24
#define SIGXFSZ		25
#define SIGVTALRM	26
#define SIGPROF		27
#define SIGWINCH	28
#define SIGIO		29
#define SIGPOLL		SIGIO
#define SIGPWR		30
#define SIGSYS		31
#define SIGRTMIN	32
#define SIGRTMAX	_NSIG

#define SIG_BLOCK	0	/* for sigprocmask() */
#define SIG_UNBLOCK	1
#define SIG_SETMASK	2

typedef void (*__sighandler_t)(int sig);

#define SIG_DFL		((__sighandler_t)0)
#define SIG_IGN		((__sighandler_t)1)
#define SIG_KTHREAD	((__sighandler_t)2)	/* allow_signal() */
#define SIG_KTHREAD_KERNEL ((__sighandler_t)3)	/* allow_kernel_signal() */

#define sigmask(sig)	(1UL << ((sig) - 1))

static inline void sigemptyset(sigset_t *set)
{
	set->sig[0] = 0;
}

static inline void sigfillset(sigset_t *set)
{
	set->sig[0] = ~0UL;
}

static inline void sigaddset(sigset_t *set, int sig)
{
	set->sig[0] |= sigmask(sig);
}

static inline void sigdelset(sigset_t *set, int sig)
{
	set->sig[0] &= ~sigmask(sig);
}

static inline int sigismember(const sigset_t *set, int sig)
{
	return !!(set->sig[0] & sigmask(sig));
}

static inline int sigisemptyset(const sigset_t *set)
{
	return !set->sig[0];
}

static inline int sigequalsets(const sigset_t *a, const sigset_t *b)
{
	return a->sig[0] == b->sig[0];
}

static inline void sigorsets(sigset_t *r, const sigset_t *a, const sigset_t *b)
{
	r->sig[0] = a->sig[0] | b->sig[0];
}

static inline void sigandsets(sigset_t *r, const sigset_t *a, const sigset_t *b)
{
	r->sig[0] = a->sig[0] & b->sig[0];
}

static inline void sigandnsets(sigset_t *r, const sigset_t *a,
			       const sigset_t *b)
{
	r->sig[0] = a->sig[0] & ~b->sig[0];
}

static inline void signotset(sigset_t *set)
{
	set->sig[0] = ~set->sig[0];
}

/* The ones with a mask are about signals 1 to 64. */
static inline void sigaddsetmask(sigset_t *set, unsigned long mask)
{
	set->sig[0] |= mask;
}

static inline void sigdelsetmask(sigset_t *set, unsigned long mask)
{
	set->sig[0] &= ~mask;
}

static inline int sigtestsetmask(sigset_t *set, unsigned long mask)
{
	return (set->sig[0] & mask) != 0;
}

static inline void siginitset(sigset_t *set, unsigned long mask)
{
	set->sig[0] = mask;
}

static inline void siginitsetinv(sigset_t *set, unsigned long mask)
{
	set->sig[0] = ~mask;
}

static inline bool valid_signal(unsigned long sig)
{
	return sig <= _NSIG;
}

/* Those that nobody may block or handle; those that stop; those that do nothing. */
#define SIG_KERNEL_ONLY_MASK	(sigmask(SIGKILL) | sigmask(SIGSTOP))
#define SIG_KERNEL_STOP_MASK	(sigmask(SIGSTOP) | sigmask(SIGTSTP) | \
				 sigmask(SIGTTIN) | sigmask(SIGTTOU))
#define SIG_KERNEL_IGNORE_MASK	(sigmask(SIGCONT) | sigmask(SIGCHLD) | \
				 sigmask(SIGWINCH) | sigmask(SIGURG))

static inline bool sig_kernel_only(int sig)
{
	return sig > 0 && sig < SIGRTMIN && sigmask(sig) & SIG_KERNEL_ONLY_MASK;
}

static inline bool sig_kernel_stop(int sig)
{
	return sig > 0 && sig < SIGRTMIN && sigmask(sig) & SIG_KERNEL_STOP_MASK;
}

static inline bool sig_kernel_ignore(int sig)
{
	return sig > 0 && sig < SIGRTMIN &&
	       sigmask(sig) & SIG_KERNEL_IGNORE_MASK;
}

struct task_struct;

int sigprocmask(int how, sigset_t *set, sigset_t *oldset);
void kernel_sigaction(int sig, __sighandler_t action);

/** allow_signal - let a signal interrupt the calling kernel thread */
static inline void allow_signal(int sig)
{
	kernel_sigaction(sig, SIG_KTHREAD);
}

/** allow_kernel_signal - the same, but only if the kernel sent it */
static inline void allow_kernel_signal(int sig)
{
	kernel_sigaction(sig, SIG_KTHREAD_KERNEL);
}

/** disallow_signal - ignore it again; one that is pending is forgotten */
static inline void disallow_signal(int sig)
{
	kernel_sigaction(sig, SIG_IGN);
}

#endif
