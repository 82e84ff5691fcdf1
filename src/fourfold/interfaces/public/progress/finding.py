"""Finds what an address asks for, or answers that there is no such page."""

from typing import TypeVar

from django.http import Http404

Row = TypeVar("Row")


def there(row: Row | None) -> Row:
    if row is None:
        raise Http404
    return row
