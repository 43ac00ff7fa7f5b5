/* SPDX-License-Identifier: MIT */
/* Left out: crypto API. */
#ifndef _CRYPTO_HASH_H
#define _CRYPTO_HASH_H

#include <linux/crypto.h>

#endif
