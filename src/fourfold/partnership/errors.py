"""What a rule of the partnership refuses, in words for the person who asked."""


class RefusedError(Exception):
    """A rule of the partnership forbids this; the message is shown as it is."""
