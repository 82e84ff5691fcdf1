"""Whether a text is another with parts blacked out. Pure."""

# Stands for what was removed.
BLACK = "█"


def is_redaction_of(shown: str, value: str) -> bool:
    """Whether nothing was added: what is left stands in the value in the same order."""
    here = 0
    for left in shown.split(BLACK):
        found = value.find(left, here)
        if found < 0:
            return False
        here = found + len(left)
    return BLACK in shown
