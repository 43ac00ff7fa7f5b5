/* SPDX-License-Identifier: MIT */
/* Left out: crypto API. */
#ifndef _LINUX_CRYPTO_H
#define _LINUX_CRYPTO_H

#include <linux/refused.h>

__refused_area("<linux/crypto.h>", "crypto API")

#endif
