/* SPDX-License-Identifier: MIT */
/* Left out: sound. */
#ifndef _LINUX_SOUND_H
#define _LINUX_SOUND_H

#include <linux/refused.h>

__refused_area("<linux/sound.h>", "sound")

#endif
