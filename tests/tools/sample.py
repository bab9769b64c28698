"""Every so-manieth of many programs, always the same ones whatever stands beside them: by the CRC-32 of the path."""
import zlib


def is_sampled(path, one_of):
    return zlib.crc32(str(path).encode()) % one_of == 0
