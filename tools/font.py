#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Turn the console font of a Debian package into a C table: font.py [FONT].

The font is Spleen 8x16 (package fonts-spleen, BSD-2-Clause, its notice is
repeated in the output), or any other PSF font of 8 by 16 dots that is named.
Only ASCII is taken; a character that the font lacks is left blank.
"""
import gzip
import struct
import sys

DEFAULT = "/usr/share/consolefonts/spleen-8x16.psfu.gz"
GLYPHS, HEIGHT = 128, 16


def fail(why):
    sys.exit(f"font.py: {why}")


def load(path):
    """The bytes of a font file, gzipped or not."""
    try:
        with open(path, "rb") as f:
            data = f.read()
    except OSError as e:
        fail(f"{e.strerror}: {path} (Debian: apt-get install fonts-spleen)")
    return gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data


def psf1(data):
    """(bitmaps, {code point: glyph}) of a PSF version 1 file."""
    mode, height = data[2], data[3]
    count = 512 if mode & 1 else 256
    table, glyph, codes, lead = data[4 + count * height:], 0, {}, True
    if not mode & 2:
        codes = {i: i for i in range(GLYPHS)}
        table = b""
    for code, in struct.iter_unpack("<H", table):
        if code == 0xFFFF:                  # end of this glyph's list
            glyph, lead = glyph + 1, True
        elif code == 0xFFFE:                # sequences follow: not for us
            lead = False
        elif lead:
            codes.setdefault(code, glyph)
    return height, [data[4 + i * height:][:height] for i in range(count)], codes


def psf2(data):
    """The same of version 2, whose table is in UTF-8."""
    _, _, start, flags, count, size, height, width = struct.unpack_from(
        "<8I", data)
    if width != 8:
        fail(f"{width} dots wide, not 8")
    codes = {i: i for i in range(GLYPHS)}
    if flags & 1:
        codes = {}
        for i, entry in enumerate(data[start + count * size:].split(b"\xff")):
            for c in entry.split(b"\xfe")[0].decode("utf-8", "ignore"):
                codes.setdefault(ord(c), i)
    return height, [data[start + i * size:][:size] for i in range(count)], codes


def main():
    path = sys.argv[1] if len(sys.argv) > 1 else DEFAULT
    data = load(path)
    if data[:2] == b"\x36\x04":
        height, bitmaps, codes = psf1(data)
    elif data[:4] == b"\x72\xb5\x4a\x86":
        height, bitmaps, codes = psf2(data)
    else:
        fail(f"not a PSF font: {path}")
    if height != HEIGHT:
        fail(f"{height} dots high, not {HEIGHT}: {path}")
    print(f"/* Made by tools/font.py from {path.rsplit('/', 1)[-1]}. */")
    if "spleen" in path:
        print("/* SPDX-License-Identifier: BSD-2-Clause */")
        print("/* Copyright 2018-2020 Frederic Cambus <fred@statdns.com>; the")
        print(" * licence text is in /usr/share/doc/fonts-spleen/copyright. */")
    print("#include <linux/font.h>\n")
    print("const unsigned char font_8x16[FONT_GLYPHS][FONT_HEIGHT] = {")
    for code in range(GLYPHS):
        bits = bitmaps[codes[code]] if code in codes else bytes(HEIGHT)
        print("\t{ " + ", ".join(str(b) for b in bits) + " },")
    print("};")


main()
