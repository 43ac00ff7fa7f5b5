// SPDX-License-Identifier: MIT
/*
 * demo_async.c - use 2 of 6, asynchronous work: hand it to a thread, go on, and
 * collect the result later.
 *
 * The completion is the whole agreement between the two: what the thread wrote
 * before complete() is seen after wait_for_completion(), and the request, which
 * lives on the caller's stack, is not touched any more.
 */
#define pr_fmt(fmt) "async: " fmt

#include <linux/completion.h>
#include <linux/delay.h>
#include <linux/err.h>
#include <linux/kthread.h>
#include <linux/module.h>

struct request {
	unsigned int upto;
	unsigned int primes;		/* the answer */
	struct completion go_on;
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
	wait_for_completion(&req->go_on);	/* so that lines come in order */
	pr_info("[%s] has the answer\n", current->comm);
	/* not complete() and return: the module could be gone in between */
	kthread_complete_and_exit(&req->done, 0);
}

static int __init demo_init(void)
{
	struct request req = { .upto = 10000 };
	struct task_struct *task;

	init_completion(&req.go_on);
	init_completion(&req.done);
	task = kthread_run(count_primes, &req, "demo_primes");
	if (IS_ERR(task))
		return PTR_ERR(task);
	pr_info("the work is handed over, and the caller goes on\n");
	msleep(20);
	pr_info("is it done? %s\n", completion_done(&req.done) ? "yes" : "no");
	complete(&req.go_on);
	wait_for_completion(&req.done);
	pr_info("%u primes below %u\n", req.primes, req.upto);
	return 0;
}

static void __exit demo_exit(void)
{
}

module_init(demo_init);
module_exit(demo_exit);

MODULE_DESCRIPTION("the caller starts a computation and does not wait for it");
MODULE_LICENSE("Dual MIT/GPL");
