"""How the sizes of files are said."""

KILOBYTE, MEGABYTE, GIGABYTE = 1_000, 1_000_000, 1_000_000_000


def size_words(size: int) -> str:
    """ "713 KB", "2.9 MB", "1.7 GB"; never nought."""
    if size >= GIGABYTE:
        return f"{size / GIGABYTE:.1f} GB"
    if size >= MEGABYTE:
        return f"{size / MEGABYTE:.1f} MB"
    return f"{max(1, round(size / KILOBYTE))} KB"
