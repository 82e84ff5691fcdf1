"""How a publisher's text is compared with ours."""


def normalised(text: str) -> str:
    """The text without regard to case and spacing: publishers change both."""
    return " ".join(text.casefold().split())
