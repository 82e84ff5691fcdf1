"""Which rows are over."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta

from django.db import models
from django.utils import timezone

from fourfold.partnership.information_rights.every_row import Rows, every_row
from fourfold.partnership.personal_data.declarations import AT_ONCE, Keep, Then
from fourfold.partnership.personal_data.paths import field_at
from fourfold.partnership.personal_data.periods import Period
from fourfold.partnership.personal_data.reading import Model


def due_rows(
    model: Model, rule: Keep, *, now: datetime, periods: Mapping[str, Period]
) -> Rows | None:
    """Rows whose time is over; None where the partnership has set no such period.

    A day counts as the partnership's clock has it. What is anonymised already is not
    due again.
    """
    rows = every_row(model)
    if rule.period == AT_ONCE:
        limit = _as_time(model, rule.since, now) or timezone.localdate(now)
        rows = rows.filter(**{f"{rule.since}__lt": limit})
    elif rule.period in periods:
        last = periods[rule.period].last_over(timezone.localdate(now))
        after = last + timedelta(days=1)
        began = timezone.make_aware(datetime.combine(after, time.min))
        limit = _as_time(model, rule.since, began) or after
        rows = rows.filter(**{f"{rule.since}__lt": limit})
    else:
        return None
    if rule.then is Then.ANONYMISE:
        rows = rows.filter(anonymised_at=None)
    return rows


def _as_time(model: Model, path: str, moment: datetime) -> datetime | None:
    """The moment for a field with a time of day; None for one with a day only."""
    field = field_at(model, path)
    return moment if isinstance(field, models.DateTimeField) else None
