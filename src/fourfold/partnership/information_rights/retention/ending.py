"""How rows come to their end, with all that belongs to them."""

from collections import Counter
from collections.abc import Collection
from datetime import datetime
from typing import Any

from fourfold.partnership.information_rights.every_row import every_row
from fourfold.partnership.personal_data.declarations import Then
from fourfold.partnership.personal_data.reading import Model

from .order import owned_by


def end_rows(
    model: Model, keys: Collection[Any], *, then: Then, now: datetime
) -> "Counter[str]":
    """Delete rows, or leave of them what says nothing of anybody.

    Returns how many of which model came to their end. What belongs to them is deleted
    in either case. Within the caller's transaction.
    """
    ended = end_owned(model, keys, now=now)
    ended[model._meta.label_lower] += len(keys)
    if then is Then.DELETE:
        every_row(model).filter(pk__in=keys).delete()
        return ended
    for row in every_row(model).filter(pk__in=keys):
        values = {**row.anonymised(), "anonymised_at": now}
        every_row(model).filter(pk=row.pk).update(**values)
    return ended


def end_owned(model: Model, keys: Collection[Any], *, now: datetime) -> "Counter[str]":
    ended: Counter[str] = Counter()
    for other, key in owned_by(model):
        rows = every_row(other).filter(**{f"{key.name}__in": keys})
        owned = list(rows.values_list("pk", flat=True))
        if owned:
            ended += end_rows(other, owned, then=Then.DELETE, now=now)
    return ended
