"""A small picture."""
import struct
import zlib


def _chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


PNG = (b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", struct.pack(">IIBBBBB", 24, 24, 8, 2, 0, 0, 0))
       + _chunk(b"IDAT", zlib.compress((b"\0" + b"\x30\x60\x90" * 24) * 24)) + _chunk(b"IEND", b""))
