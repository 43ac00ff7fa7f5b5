/* SPDX-License-Identifier: MIT */
/*
 * Signals as kernel threads see them: a pending bit that cuts a wait short.
 * Implemented in signal.c.
 */
#ifndef _LINUX_SIGNAL_H
#define _LINUX_SIGNAL_H

#include <linux/types.h>

typedef struct {
	unsigned long sig[1];
} sigset_t;

#define SIGHUP		1
#define SIGINT		2
#define SIGQUIT		3
#define SIGILL		4
#define SIGTRAP		5
#define SIGABRT		6
#define SIGBUS		7
#define SIGFPE		8
#define SIGKILL		9
#define SIGUSR1		10
#define SIGSEGV		11
#define SIGUSR2		12
#define SIGPIPE		13
#define SIGALRM		14
#define SIGTERM		15
#define SIGCHLD		17
#define SIGCONT		18
#define SIGSTOP		19
#define SIGIO		29
#define _NSIG		64

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

static inline bool valid_signal(unsigned long sig)
{
	return sig <= _NSIG;
}

#endif
