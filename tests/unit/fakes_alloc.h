/* SPDX-License-Identifier: MIT */
/* Memory from the host's heap, counted. Implemented in fakes_alloc.c. */
#ifndef _FAKES_ALLOC_H
#define _FAKES_ALLOC_H

/* Objects that were allocated and not freed. */
extern long live_allocs;

/* Allocations that succeed before all others fail. */
extern long allocs_left;

#endif
