/* SPDX-License-Identifier: MIT */
/* Left out: PWM outputs. */
#ifndef _LINUX_PWM_H
#define _LINUX_PWM_H

#include <linux/refused.h>

__refused_area("<linux/pwm.h>", "PWM outputs")

#endif
