"""What in a text is about somebody else: their names and addresses."""

import re
from collections.abc import Iterable
from functools import cached_property

from fourfold.partnership.accounts.models import Person

from .redacting import BLACK


class Others:
    """Everybody with an account but the one who asks."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = sorted({name for name in names if name.strip()}, key=len)

    @cached_property
    def pattern(self) -> re.Pattern[str] | None:
        # The longest first, so that no part of a longer name is left.
        if not self.names:
            return None
        options = "|".join(re.escape(name) for name in reversed(self.names))
        return re.compile(rf"(?<!\w)(?:{options})(?!\w)", re.IGNORECASE)

    def are_named_in(self, text: str) -> bool:
        return bool(self.pattern and self.pattern.search(text))

    def blacked_out(self, text: str) -> str:
        return self.pattern.sub(BLACK, text) if self.pattern else text


def others_than(person_id: int | None) -> Others:
    """Of the one who asks, nothing that they share with another is blacked out."""
    own: set[str] = set()
    names: set[str] = set()
    for pk, *values in Person.objects.values_list("pk", "name", "email", "phone"):
        (own if pk == person_id else names).update(values)
    return Others(names - own)
