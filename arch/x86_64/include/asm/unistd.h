/* SPDX-License-Identifier: MIT */
/*
 * Numbers of system calls: there are none here. Modules include this path
 * without need.
 */
#ifndef _ASM_UNISTD_H
#define _ASM_UNISTD_H



#endif
