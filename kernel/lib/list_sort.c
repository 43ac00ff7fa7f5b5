// SPDX-License-Identifier: MIT
/*
 * list_sort.c - merge sort of a linked list: no memory, n log n, stable.
 *
 * Runs of 1, 2, 4 ... nodes wait in parts[], as the bits of a counter: a node
 * that comes merges with the run of its size, that with the next, like a carry.
 *
 * Linux: lib/list_sort.c, which compares a little less often.
 */
#include <linux/export.h>
#include <linux/list.h>
#include <linux/list_sort.h>

#define MAX_RUNS	32

/* Both singly linked; a's nodes came before b's. */
static struct list_head *merge(void *priv, list_cmp_func_t cmp,
			       struct list_head *a, struct list_head *b)
{
	struct list_head *first, **tail = &first;

	while (a && b) {
		struct list_head **from = cmp(priv, a, b) <= 0 ? &a : &b;

		*tail = *from;
		tail = &(*from)->next;
		*from = *tail;
	}
	*tail = a ? : b;
	return first;
}

/* The links backwards, and the ring. */
static void make_list(struct list_head *head, struct list_head *first)
{
	struct list_head *prev = head;

	head->next = first;
	for (; first; first = first->next) {
		first->prev = prev;
		prev = first;
	}
	prev->next = head;
	head->prev = prev;
}

/**
 * list_sort - sort a list
 * @priv: for @cmp
 * @head: the list
 * @cmp: > 0 if the first node is to be behind the second; equal ones keep
 *	their order
 */
void list_sort(void *priv, struct list_head *head, list_cmp_func_t cmp)
{
	struct list_head *runs[MAX_RUNS] = { NULL }, *run, *next;
	unsigned int i, max = 0;

	if (list_empty(head))
		return;
	head->prev->next = NULL;
	for (run = head->next; run; run = next) {
		next = run->next;
		run->next = NULL;
		for (i = 0; i < MAX_RUNS - 1 && runs[i]; i++) {
			run = merge(priv, cmp, runs[i], run);
			runs[i] = NULL;
		}
		runs[i] = i == MAX_RUNS - 1 && runs[i] ?
			  merge(priv, cmp, runs[i], run) : run;
		max = i > max ? i : max;
	}
	for (run = NULL, i = 0; i <= max; i++)
		if (runs[i])
			run = run ? merge(priv, cmp, runs[i], run) : runs[i];
	make_list(head, run);
}
EXPORT_SYMBOL(list_sort);
