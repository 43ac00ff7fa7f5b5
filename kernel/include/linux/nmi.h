/* SPDX-License-Identifier: MIT */
/* Telling the lockup detector (kernel/watchdog.c) that a long loop is meant. */
#ifndef _LINUX_NMI_H
#define _LINUX_NMI_H

void touch_softlockup_watchdog(void);
void touch_all_softlockup_watchdogs(void);

#define touch_nmi_watchdog()	touch_softlockup_watchdog()

#endif
