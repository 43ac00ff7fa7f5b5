#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The kernel's symbol table as C, from `nm -n` on standard input.

The kernel is linked twice: first with the table of an empty input, then with
the table of that first image. The table lies behind everything that it names
(linker.ld), so the second link moves nothing.

Names are squeezed: the pairs of bytes that come most often are replaced by
byte values that no name uses, again and again, which halves them. What each
byte value stands for is kallsyms_token_table. A second index has the symbols
sorted by name, and a bit for each says whether modules may use it: that is
what EXPORT_SYMBOL() marked with a local absolute symbol. kernel/printk/kallsyms.c
reads all this back. Linux: scripts/kallsyms.c, the same idea.
"""
import collections
import re
import sys

STEP = 16           # KALLSYMS_STEP: names from one marker to the next
BASE = 0xffffffff80000000
SKIP = re.compile(r"^(\.|__func__|__compound_literal|__already_done|__print_once"
                  r"|__initcall_|__setup_|__kunit_suite_|__unique_id"
                  r"|kallsyms_(num_syms|offsets|markers|names|token_|by_name|exported)"
                  r"|_rs\.|\$|__ksym|__UNIQUE)")


def read(lines):
    """[(address, type and name)] of functions, and of data others may use;
    {name} of those that are exported to modules."""
    found, exported = [], set()
    for line in lines:
        parts = line.split()
        if len(parts) != 3:
            continue
        address, kind, name = int(parts[0], 16), parts[1], parts[2]
        if kind == "a" and name.startswith("__export_"):
            exported.add(name[len("__export_"):])
        if address < BASE or SKIP.match(name) or len(name) > 120:
            continue
        if kind in "tTwWDBR" and not (kind == "t" and name[0].isdigit()):
            found.append((address, kind + name))
    # of several names of one place the global one comes first
    found.sort(key=lambda s: (s[0], s[1][0].islower(), s[1]))
    lost = exported - {s[1][1:] for s in found if s[1][0].isupper()}
    if lost or len(found) > 0xffff:
        sys.exit(f"kallsyms: exported, but no symbol: {sorted(lost)}" if lost
                 else "kallsyms: more symbols than 16 bits can count")
    return found, exported


def by_name(symbols):
    """Their numbers in the order of their names, a global one before its
    namesakes."""
    return sorted(range(len(symbols)), key=lambda i: (
        symbols[i][1][1:].encode(), symbols[i][1][0].islower(), i))


def export_bits(symbols, exported):
    """A bit for each symbol, eight a byte, lowest first."""
    bits = bytearray(len(symbols) // 8 + 1)
    for i, (_, name) in enumerate(symbols):
        if name[0].isupper() and name[1:] in exported:
            bits[i // 8] |= 1 << i % 8
    return bits


def squeeze(names):
    """(names as lists of byte values, what each value stands for)."""
    names = [list(n.encode()) for n in names]
    used = {b for n in names for b in n}
    table = {b: bytes([b]) for b in used}
    pairs = collections.Counter(p for n in names for p in zip(n, n[1:]))
    for token in (t for t in range(256) if t not in used):
        if not pairs:
            break
        (a, b), count = pairs.most_common(1)[0]
        if count < 3:
            break
        table[token] = table[a] + table[b]
        for n in names:
            i = 0
            while i + 1 < len(n):
                if n[i] != a or n[i + 1] != b:
                    i += 1
                    continue
                for p in zip(n[max(i - 1, 0):i + 2], n[max(i - 1, 0) + 1:i + 3]):
                    pairs[p] -= 1
                n[i:i + 2] = [token]
                for p in zip(n[max(i - 1, 0):i + 1], n[max(i - 1, 0) + 1:i + 2]):
                    pairs[p] += 1
                i += 1
        pairs += collections.Counter()      # drops what fell to zero
    return names, table


def array(ctype, name, values):
    """A constant in the section that is linked last."""
    print(f"const {ctype} {name}[] SECTION = {{")
    values = [str(v) for v in values] or ["0"]
    for i in range(0, len(values), 16):
        print("\t" + ", ".join(values[i:i + 16]) + ",")
    print("};\n")


def main():
    symbols, exported = read(sys.stdin)
    names, table = squeeze([name for _, name in symbols])
    stream, markers = [], []
    for i, n in enumerate(names):
        if i % STEP == 0:
            markers.append(len(stream))
        stream += [len(n), *n]
    tokens, index = [], []
    for value in range(256):
        index.append(len(tokens))
        tokens += [*table.get(value, b""), 0]

    print("// SPDX-License-Identifier: MIT\n"
          "/* Made by tools/kallsyms.py: see there, and printk/kallsyms.c. */\n"
          '#include "kernel/kallsyms.h"\n\n'
          '#define SECTION __attribute__((section(".kallsyms"), used))\n')
    print(f"const unsigned int kallsyms_num_syms SECTION = {len(symbols)};\n")
    array("unsigned int", "kallsyms_offsets", [a - BASE for a, _ in symbols])
    array("unsigned int", "kallsyms_markers", markers)
    array("unsigned short", "kallsyms_by_name", by_name(symbols))
    array("unsigned char", "kallsyms_exported", export_bits(symbols, exported))
    array("unsigned short", "kallsyms_token_index", index)
    array("unsigned char", "kallsyms_token_table", tokens)
    array("unsigned char", "kallsyms_names", stream)


if __name__ == "__main__":
    main()
