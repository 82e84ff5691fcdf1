"""How the sizes of files are said."""

KILOBYTE, MEGABYTE = 1_000, 1_000_000


def size_words(size: int) -> str:
    """ "713 KB", "2.9 MB"; never nought."""
    if size >= MEGABYTE:
        return f"{size / MEGABYTE:.1f} MB"
    return f"{max(1, round(size / KILOBYTE))} KB"
