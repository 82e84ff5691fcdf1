"""How the sizes of files are said."""

from .numbers import decimal_words, whole_words

KILOBYTE, MEGABYTE, GIGABYTE = 1_000, 1_000_000, 1_000_000_000


def size_words(size: int) -> str:
    """ "713 KB", "2.9 MB", "1.7 GB"; never nought."""
    if size >= GIGABYTE:
        return f"{decimal_words(size / GIGABYTE, 1)} GB"
    if size >= MEGABYTE:
        return f"{decimal_words(size / MEGABYTE, 1)} MB"
    return f"{whole_words(max(1, round(size / KILOBYTE)))} KB"
