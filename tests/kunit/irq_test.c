// SPDX-License-Identifier: MIT
/*
 * Guards: who may have a line, in which order its controller is called, and
 * what the threads of a line do.
 *
 * Uses the last line of the machine with a controller that only counts, and
 * calls the flow itself. Would lie if a device used that line: then it skips.
 */
#include <kunit/test.h>
#include <linux/completion.h>
#include <linux/hardirq.h>
#include <linux/interrupt.h>
#include <linux/irq.h>
#include <linux/irqdesc.h>
#include <linux/jiffies.h>
#include <linux/kthread.h>
#include <linux/sched.h>
#include <linux/spinlock.h>

static unsigned int line;
static struct irq_chip *old_chip;
static irq_flow_handler_t old_flow;
static unsigned int old_state;
static char log[32];			/* what the controller was told */
static int nlog;

static void note(char c)
{
	if (nlog < (int)sizeof(log) - 1)
		log[nlog++] = c;
	log[nlog] = 0;
}

static void fake_ack(struct irq_data *d)
{
	note('a');
}

static void fake_mask(struct irq_data *d)
{
	note('m');
}

static void fake_unmask(struct irq_data *d)
{
	note('u');
}

static void fake_eoi(struct irq_data *d)
{
	note('e');
}

static struct irq_chip fake_chip = {
	.name = "kunit",
	.irq_ack = fake_ack,
	.irq_mask = fake_mask,
	.irq_unmask = fake_unmask,
	.irq_eoi = fake_eoi,
};

static void fake_interrupt(void)
{
	local_irq_disable();
	irq_enter();
	generic_handle_irq(line);
	irq_exit();
	local_irq_enable();
}

static int handled;
static irqreturn_t answer;
static int cookie, cookie2;

static irqreturn_t test_handler(int irq, void *dev)
{
	handled++;
	note('h');
	return answer;
}

static int irq_test_init(struct kunit *test)
{
	struct irq_desc *desc;

	line = irq_get_nr_irqs() - 1;
	desc = irq_to_desc(line);
	if (!desc || desc->action)
		return -EBUSY;
	old_chip = desc->irq_data.chip;
	old_flow = desc->handle_irq;
	old_state = desc->irq_data.state;
	desc->irq_data.state &= ~IRQD_LEVEL;
	irq_set_chip_and_handler(line, &fake_chip, handle_edge_irq);
	handled = nlog = 0;
	log[0] = 0;
	answer = IRQ_HANDLED;
	return 0;
}

static void irq_test_exit(struct kunit *test)
{
	irq_to_desc(line)->handle_irq = old_flow;
	irq_to_desc(line)->irq_data.chip = old_chip;
	irq_to_desc(line)->irq_data.state = old_state;
}

static void handler_is_called_until_freed(struct kunit *test)
{
	KUNIT_ASSERT_EQ(test, request_irq(line, test_handler, 0, "kunit",
					  &cookie), 0);
	fake_interrupt();
	KUNIT_EXPECT_EQ(test, handled, 1);
	KUNIT_EXPECT_STREQ(test, free_irq(line, &cookie), "kunit");
	fake_interrupt();
	KUNIT_EXPECT_EQ(test, handled, 1);
}

static void edge_is_acked_before_it_is_handled(struct kunit *test)
{
	KUNIT_ASSERT_EQ(test, request_irq(line, test_handler, 0, "kunit",
					  &cookie), 0);
	fake_interrupt();
	KUNIT_EXPECT_STREQ(test, log, "uah");
	free_irq(line, &cookie);
}

static void level_is_masked_while_handled(struct kunit *test)
{
	irq_set_chip_and_handler(line, &fake_chip, handle_level_irq);
	KUNIT_ASSERT_EQ(test, request_irq(line, test_handler, 0, "kunit",
					  &cookie), 0);
	fake_interrupt();
	KUNIT_EXPECT_STREQ(test, log, "umahu");
	free_irq(line, &cookie);
}

static void fasteoi_ends_with_eoi(struct kunit *test)
{
	irq_set_chip_and_handler(line, &fake_chip, handle_fasteoi_irq);
	KUNIT_ASSERT_EQ(test, request_irq(line, test_handler, 0, "kunit",
					  &cookie), 0);
	fake_interrupt();
	KUNIT_EXPECT_STREQ(test, log, "uhe");
	free_irq(line, &cookie);
}

static void a_taken_line_is_busy(struct kunit *test)
{
	KUNIT_ASSERT_EQ(test, request_irq(line, test_handler, 0, "kunit",
					  &cookie), 0);
	KUNIT_EXPECT_EQ(test, request_irq(line, test_handler, IRQF_SHARED,
					  "second", &cookie2), -EBUSY);
	free_irq(line, &cookie);
}

static void shared_users_are_all_asked(struct kunit *test)
{
	KUNIT_ASSERT_EQ(test, request_irq(line, test_handler, IRQF_SHARED,
					  "kunit", &cookie), 0);
	KUNIT_ASSERT_EQ(test, request_irq(line, test_handler, IRQF_SHARED,
					  "second", &cookie2), 0);
	fake_interrupt();
	KUNIT_EXPECT_EQ(test, handled, 2);
	free_irq(line, &cookie);
	fake_interrupt();
	KUNIT_EXPECT_EQ(test, handled, 3);
	free_irq(line, &cookie2);
}

static void bad_arguments_are_refused(struct kunit *test)
{
	KUNIT_EXPECT_EQ(test, request_irq(100000, test_handler, 0, "kunit",
					  &cookie), -EINVAL);
	KUNIT_EXPECT_EQ(test, request_irq(line, test_handler, IRQF_SHARED,
					  "kunit", NULL), -EINVAL);
	KUNIT_EXPECT_EQ(test, request_threaded_irq(line, NULL, NULL, 0,
						   "kunit", &cookie), -EINVAL);
	/* a thread alone must be oneshot */
	KUNIT_EXPECT_EQ(test, request_threaded_irq(line, NULL, test_handler, 0,
						   "kunit", &cookie), -EINVAL);
}

static void disabled_edge_is_delivered_at_enable(struct kunit *test)
{
	KUNIT_ASSERT_EQ(test, request_irq(line, test_handler, 0, "kunit",
					  &cookie), 0);
	disable_irq(line);
	disable_irq(line);
	fake_interrupt();
	enable_irq(line);
	KUNIT_EXPECT_EQ(test, handled, 0);
	enable_irq(line);
	KUNIT_EXPECT_EQ(test, handled, 1);
	free_irq(line, &cookie);
}

/* Threaded. */
static DECLARE_COMPLETION(thread_ran);
static char thread_comm[TASK_COMM_LEN];
static unsigned int thread_policy;
static bool masked_in_thread;

static irqreturn_t test_thread_fn(int irq, void *dev)
{
	get_task_comm(thread_comm, current);
	thread_policy = current->policy;
	masked_in_thread = irqd_irq_masked(&irq_to_desc(line)->irq_data);
	complete(&thread_ran);
	return IRQ_HANDLED;
}

static void thread_runs_after_the_handler(struct kunit *test)
{
	answer = IRQ_WAKE_THREAD;
	reinit_completion(&thread_ran);
	KUNIT_ASSERT_EQ(test, request_threaded_irq(line, test_handler,
						   test_thread_fn, 0, "kunit",
						   &cookie), 0);
	fake_interrupt();
	KUNIT_EXPECT_GT(test, wait_for_completion_timeout(&thread_ran, 10 * HZ),
			0);
	KUNIT_EXPECT_EQ(test, handled, 1);
	KUNIT_EXPECT_EQ(test, thread_policy, SCHED_FIFO);
	free_irq(line, &cookie);
	KUNIT_EXPECT_EQ(test, thread_comm[0], 'i');
	KUNIT_EXPECT_NOT_NULL(test, strstr(thread_comm, "-kunit"));
}

static void oneshot_is_masked_until_the_thread_ran(struct kunit *test)
{
	irq_set_chip_and_handler(line, &fake_chip, handle_fasteoi_irq);
	reinit_completion(&thread_ran);
	KUNIT_ASSERT_EQ(test, request_threaded_irq(line, NULL, test_thread_fn,
						   IRQF_ONESHOT, "kunit",
						   &cookie), 0);
	fake_interrupt();
	wait_for_completion(&thread_ran);
	synchronize_irq(line);
	KUNIT_EXPECT_TRUE(test, masked_in_thread);
	KUNIT_EXPECT_STREQ(test, log, "umeu");
	free_irq(line, &cookie);
}

static void line_that_nobody_wants_is_switched_off(struct kunit *test)
{
	int i;

	answer = IRQ_NONE;
	KUNIT_ASSERT_EQ(test, request_irq(line, test_handler, 0, "kunit",
					  &cookie), 0);
	/* 100,000 are enough, unless a busy host stops us for 0.1 s meanwhile */
	for (i = 0; i < 1000000 && !(irq_to_desc(line)->istate &
				     IRQS_SPURIOUS_DISABLED); i++)
		fake_interrupt();
	KUNIT_EXPECT_TRUE(test, irq_to_desc(line)->istate &
			  IRQS_SPURIOUS_DISABLED);
	handled = 0;
	fake_interrupt();
	KUNIT_EXPECT_EQ(test, handled, 0);
	free_irq(line, &cookie);
}

static void some_lines_are_not_there(struct kunit *test)
{
	KUNIT_EXPECT_EQ(test, request_irq(IRQ_NOTCONNECTED, test_handler, 0,
					  "kunit", &cookie), -ENOTCONN);
	KUNIT_EXPECT_EQ(test, request_irq(irq_get_nr_irqs(), test_handler, 0,
					  "kunit", &cookie), -EINVAL);
	irq_to_desc(line)->irq_data.chip = NULL;
	KUNIT_EXPECT_EQ(test, request_irq(line, test_handler, 0, "kunit",
					  &cookie), -ENOSYS);
}

static void any_context_is_a_hard_interrupt(struct kunit *test)
{
	KUNIT_EXPECT_EQ(test, request_any_context_irq(line, test_handler, 0,
			"kunit", &cookie), IRQC_IS_HARDIRQ);
	KUNIT_EXPECT_TRUE(test, irq_has_action(line));
	free_irq(line, &cookie);
	KUNIT_EXPECT_FALSE(test, irq_has_action(line));
}

/* The first user has said nothing of the trigger: the second may. */
static void a_trigger_is_said_once(struct kunit *test)
{
	KUNIT_ASSERT_EQ(test, request_irq(line, test_handler, IRQF_SHARED,
					  "kunit", &cookie), 0);
	KUNIT_EXPECT_EQ(test, request_irq(line, test_handler, IRQF_SHARED |
			IRQF_TRIGGER_RISING, "second", &cookie2), 0);
	KUNIT_EXPECT_EQ(test, irq_get_trigger_type(line),
			IRQ_TYPE_EDGE_RISING);
	KUNIT_EXPECT_EQ(test, request_irq(line, test_handler, IRQF_SHARED |
			IRQF_TRIGGER_LOW | IRQF_PROBE_SHARED, "third",
			&handled), -EBUSY);
	free_irq(line, &cookie2);
	free_irq(line, &cookie);
}

static irqreturn_t thread_handler(int irq, void *dev)
{
	return IRQ_HANDLED;
}

static void oneshot_as_the_others(struct kunit *test)
{
	KUNIT_ASSERT_EQ(test, request_threaded_irq(line, NULL, thread_handler,
			IRQF_SHARED | IRQF_ONESHOT, "kunit", &cookie), 0);
	KUNIT_EXPECT_EQ(test, request_irq(line, test_handler, IRQF_SHARED |
			IRQF_PROBE_SHARED, "no", &cookie2), -EBUSY);
	KUNIT_EXPECT_EQ(test, request_irq(line, test_handler, IRQF_SHARED |
			IRQF_COND_ONESHOT, "second", &cookie2), 0);
	free_irq(line, &cookie2);
	free_irq(line, &cookie);
}

static void the_keyboards_line_can_be_shared(struct kunit *test)
{
	if (!irq_has_action(1))
		kunit_skip(test, "there is no keyboard");
	KUNIT_EXPECT_EQ(test, request_irq(1, test_handler, IRQF_SHARED, "kunit",
					  &cookie), 0);
	answer = IRQ_NONE;
	free_irq(1, &cookie);
}

static void disabling_waits_for_hard_handlers(struct kunit *test)
{
	KUNIT_ASSERT_EQ(test, request_irq(line, test_handler, 0, "kunit",
					  &cookie), 0);
	KUNIT_EXPECT_TRUE(test, disable_hardirq(line));
	fake_interrupt();
	KUNIT_EXPECT_EQ(test, handled, 0);
	enable_irq(line);
	KUNIT_EXPECT_EQ(test, handled, 1);
	free_irq(line, &cookie);
}

static void a_line_without_a_choice_has_no_affinity(struct kunit *test)
{
	KUNIT_EXPECT_FALSE(test, irq_can_set_affinity(line));
	KUNIT_EXPECT_EQ(test, irq_set_affinity(line, cpumask_of(0)), -EINVAL);
	KUNIT_EXPECT_EQ(test, irq_set_affinity_hint(line, cpumask_of(0)), 0);
	KUNIT_EXPECT_EQ(test, irq_set_affinity_hint(line, NULL), 0);
	KUNIT_EXPECT_EQ(test, irq_set_affinity_hint(NR_CPUS * 1000, NULL),
			-EINVAL);
}

static void wake_ups_are_counted(struct kunit *test)
{
	KUNIT_EXPECT_EQ(test, enable_irq_wake(line), 0);
	KUNIT_EXPECT_EQ(test, irq_to_desc(line)->wake_depth, 1);
	KUNIT_EXPECT_EQ(test, disable_irq_wake(line), 0);
	KUNIT_EXPECT_EQ(test, irq_to_desc(line)->wake_depth, 0);
}

static struct kunit_case irq_cases[] = {
	KUNIT_CASE(some_lines_are_not_there),
	KUNIT_CASE(any_context_is_a_hard_interrupt),
	KUNIT_CASE(a_trigger_is_said_once),
	KUNIT_CASE(oneshot_as_the_others),
	KUNIT_CASE(the_keyboards_line_can_be_shared),
	KUNIT_CASE(disabling_waits_for_hard_handlers),
	KUNIT_CASE(a_line_without_a_choice_has_no_affinity),
	KUNIT_CASE(wake_ups_are_counted),
	KUNIT_CASE(handler_is_called_until_freed),
	KUNIT_CASE(edge_is_acked_before_it_is_handled),
	KUNIT_CASE(level_is_masked_while_handled),
	KUNIT_CASE(fasteoi_ends_with_eoi),
	KUNIT_CASE(a_taken_line_is_busy),
	KUNIT_CASE(shared_users_are_all_asked),
	KUNIT_CASE(bad_arguments_are_refused),
	KUNIT_CASE(disabled_edge_is_delivered_at_enable),
	KUNIT_CASE(thread_runs_after_the_handler),
	KUNIT_CASE(oneshot_is_masked_until_the_thread_ran),
	KUNIT_CASE_SLOW(line_that_nobody_wants_is_switched_off),
	{}
};

static struct kunit_suite irq_suite = {
	.name = "irq",
	.init = irq_test_init,
	.exit = irq_test_exit,
	.test_cases = irq_cases,
};
kunit_test_suite(irq_suite);
