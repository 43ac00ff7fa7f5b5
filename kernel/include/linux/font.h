/* SPDX-License-Identifier: MIT */
/* font.h - the console font, 8 by 16; made by tools/font.py from a package. */
#ifndef _LINUX_FONT_H
#define _LINUX_FONT_H

#define FONT_WIDTH	8
#define FONT_HEIGHT	16
#define FONT_GLYPHS	128

/* One byte a line from the top, the leftmost dot in the highest bit. */
extern const unsigned char font_8x16[FONT_GLYPHS][FONT_HEIGHT];

#endif
