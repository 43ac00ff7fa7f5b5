/* SPDX-License-Identifier: MIT */
/* Left out: regulators. */
#ifndef _LINUX_REGULATOR_CONSUMER_H
#define _LINUX_REGULATOR_CONSUMER_H

#include <linux/refused.h>

__refused_area("<linux/regulator/consumer.h>", "regulators")

#endif
