/* SPDX-License-Identifier: MIT */
/* Left out: crypto API. */
#ifndef _CRYPTO_SKCIPHER_H
#define _CRYPTO_SKCIPHER_H

#include <linux/crypto.h>

#endif
