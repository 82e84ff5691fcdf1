"""Reads the whole trail in order, in constant memory and without holding a lock."""

from collections.abc import Iterator
from typing import Any

from .chain import FIELDS
from .models import Entry

AT_ONCE = 2_000


def codes_after(seq: int, *, to: int) -> Iterator[tuple[Any, ...]]:
    """Values of FIELDS and the code of each entry after `seq`, up to `to`.

    In pieces, each a query of its own: one long query would hold a snapshot that
    neither database can tidy up behind for as long as it takes.
    """
    rows = Entry.objects.order_by("seq").values_list(*FIELDS, "code")
    while piece := list(rows.filter(seq__gt=seq, seq__lte=to)[:AT_ONCE]):
        yield from piece
        seq = piece[-1][0]
