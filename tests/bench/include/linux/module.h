/* SPDX-License-Identifier: MIT */
/* kbench.c includes this; what it takes from it is left out of this build. */
