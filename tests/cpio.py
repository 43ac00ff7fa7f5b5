# SPDX-License-Identifier: MIT
"""A cpio archive in newc format, as kernels unpack it: no cpio(1), no root."""
import stat

DIR, FILE, DEVICE = stat.S_IFDIR | 0o755, stat.S_IFREG, stat.S_IFCHR | 0o600


class Cpio:
    def __init__(self):
        self.data = bytearray()
        self.count = 0

    def add(self, name, mode, content=b"", device=(0, 0)):
        self.count += 1
        raw = name.encode() + b"\0"
        fields = [self.count, mode, 0, 0, 1, 0, len(content), 0, 0, *device,
                  len(raw), 0]
        self.data += b"070701" + b"".join(b"%08X" % f for f in fields) + raw
        self.data += b"\0" * (-len(self.data) % 4) + content
        self.data += b"\0" * (-len(self.data) % 4)

    def finish(self):
        self.add("TRAILER!!!", 0)
        return bytes(self.data)
