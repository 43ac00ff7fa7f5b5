// SPDX-License-Identifier: MIT
/*
 * demo_async.c - hand work to a thread, go on, and collect the result later.
 *
 * The completion is the whole agreement between the two: what the thread wrote
 * before complete() is seen after wait_for_completion(), and the request, which
 * lives on the caller's stack, is not touched any more.
 */
#define pr_fmt(fmt) "demo: " fmt

#include <linux/completion.h>
#include <linux/delay.h>
#include <linux/err.h>
#include <linux/kthread.h>
#include <linux/printk.h>

#include "demo.h"

struct request {
	unsigned int upto;
	unsigned int primes;		/* the answer */
	struct completion done;
};

static bool is_prime(unsigned int n)
{
	unsigned int d;

	for (d = 2; d * d <= n; d++)
		if (n % d == 0)
			return false;
	return n > 1;
}

static int count_primes(void *data)
{
	struct request *req = data;
	unsigned int n;

	for (n = 2; n < req->upto; n++)
		req->primes += is_prime(n);
	msleep(50);			/* as if a disk were involved */
	pr_info("[%s] has the answer\n", current->comm);
	complete(&req->done);
	return 0;
}

static int run(void)
{
	struct request req = { .upto = 10000 };
	struct task_struct *task;
	unsigned int turns = 0;

	init_completion(&req.done);
	task = kthread_run(count_primes, &req, "demo_primes");
	if (IS_ERR(task))
		return PTR_ERR(task);
	pr_info("the work is handed over, and the caller goes on\n");
	while (!completion_done(&req.done)) {
		turns++;		/* something better than waiting */
		msleep(10);
	}
	wait_for_completion(&req.done);
	pr_info("%u primes below %u; the caller did %s meanwhile\n",
		req.primes, req.upto, turns ? "other things" : "nothing");
	return 0;
}

const struct demo demo_async = {
	.name = "async",
	.says = "the caller starts a computation and does not wait for it",
	.run = run,
};
