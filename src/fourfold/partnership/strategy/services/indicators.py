"""Writes indicators of objectives, and numbers that agencies bring for them."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.assessments.queries import newest_figure
from fourfold.partnership.audit.services import record
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.strategy import policies
from fourfold.partnership.strategy.indicating import kinds, unit_of
from fourfold.partnership.strategy.keeping import number
from fourfold.partnership.strategy.models import Indicator, IndicatorEntry

from .asking import refuse_future, require
from .noting import capacity, change, note

Numbers = Mapping[str, Any]
# Published numbers are stored whole; a baseline is kept to four digits.
PLACES = Decimal("0.0001")


@transaction.atomic
def add_indicator(
    *,
    by: Actor,
    objective_id: int,
    agency_id: int,
    title: str,
    text: str,
    source: str,
    measure: str,
    kind: str,
    area_code: str,
    unit: str,
    direction: str,
    attribution: str,
    **numbers: Any,
) -> Indicator:
    """Say by what number an objective is seen to be reached.

    numbers : `baseline_value`, `baseline_lower`, `baseline_upper`, `baseline_first`,
        `baseline_last`, `target_value`, `target_on`. Of a published figure the value
        of the baseline may be left out: it is read from the figure of those months.

    Raises RefusedError for what is not followed, and for numbers that do not fit.
    """
    require(policies.may_manage(by))
    is_published = Indicator.Source(source) == Indicator.Source.PUBLISHED
    follows = {"measure": measure, "kind": kind, "area_code": area_code}
    unit = _check_followed(follows, is_published=is_published, unit=unit)
    if is_published:
        numbers = _with_published_baseline(follows, numbers)
    _check_numbers(numbers, direction)
    indicator = Indicator.objects.create(
        objective_id=objective_id,
        agency_id=agency_id,
        title=title,
        text=text,
        source=source,
        unit=unit,
        direction=direction,
        attribution=attribution,
        **follows,
        **numbers,
    )
    note(by, indicator)
    record(by=by, action="strategy.indicator_added", target=indicator, source=source)
    return indicator


@transaction.atomic
def edit_indicator(
    *,
    by: Actor,
    indicator_id: int,
    reason: str,
    agency_id: int,
    title: str,
    text: str,
    attribution: str,
    **numbers: Any,
) -> Indicator:
    """Change how an indicator is told, its baseline or its target, with the reason.

    numbers : as `add_indicator` takes them. What it follows stays.
    """
    require(policies.may_manage(by))
    indicator = Indicator.objects.select_for_update().get(pk=indicator_id)
    _refuse_stopped(indicator)
    if indicator.is_published:
        follows = {n: getattr(indicator, n) for n in ("measure", "kind", "area_code")}
        numbers = _with_published_baseline(follows, numbers)
    _check_numbers(numbers, indicator.direction)
    values = {
        "agency_id": agency_id,
        "title": title,
        "text": text,
        "attribution": attribution,
        **numbers,
    }
    fields = " ".join(change(by, indicator, values, reason=reason))
    record(by=by, action="strategy.indicator_edited", target=indicator, fields=fields)
    return indicator


@transaction.atomic
def stop_indicator(
    *, by: Actor, indicator_id: int, reason: str, body: str
) -> Indicator:
    """No longer follow an indicator. It stays to be seen, with the reason."""
    require(policies.may_manage(by))
    indicator = Indicator.objects.select_for_update().get(pk=indicator_id)
    _refuse_stopped(indicator)
    if not body.strip():
        raise RefusedError("Say which body decided so.")
    stopped = {"stopped_on": timezone.localdate(), "stopped_by_body": body}
    change(by, indicator, stopped, reason=reason, body=body)
    record(by=by, action="strategy.indicator_stopped", target=indicator)
    return indicator


@transaction.atomic
def record_number(
    *,
    by: Actor,
    indicator_id: int,
    value: Decimal,
    lower: Decimal | None,
    upper: Decimal | None,
    first: date,
    last: date,
    source: str,
) -> IndicatorEntry:
    """Bring a number of a period for an indicator.

    Raises RefusedError if it follows published figures or no longer anything, and for
    a period that is not over or numbers that do not fit.
    """
    indicator = Indicator.objects.select_for_update().get(pk=indicator_id)
    require(policies.may_bring_numbers(by, indicator))
    _refuse_stopped(indicator)
    if indicator.is_published:
        raise RefusedError("It reads the published figures by itself.")
    refuse_future(last, "The last day")
    _check_period(first, last)
    _check_interval(value, lower, upper)
    said = {"value": value, "lower": lower, "upper": upper}
    return _add(by, indicator, **said, first=first, last=last, source=source)


@transaction.atomic
def strike_number(*, by: Actor, entry_id: int, reason: str) -> IndicatorEntry:
    """Take a wrong number out again, with the reason. Both stay to be seen.

    Raises RefusedError if that was done already.
    """
    entry = IndicatorEntry.objects.get(pk=entry_id)
    indicator = Indicator.objects.select_for_update().get(pk=entry.indicator_id)
    require(policies.may_bring_numbers(by, indicator))
    if entry.cancels_id or IndicatorEntry.objects.filter(cancels=entry).exists():
        raise RefusedError("This number was struck out already.")
    names = ("value", "lower", "upper", "first", "last")
    same = {name: getattr(entry, name) for name in names}
    return _add(by, indicator, **same, source=reason, cancels=entry)


def _add(by: Actor, indicator: Indicator, **said: Any) -> IndicatorEntry:
    """said : the fields of the entry, but for who brought it and when"""
    who = capacity(by, indicator.agency_id)
    entry = IndicatorEntry.objects.create(
        indicator=indicator,
        **said,
        agency_id=who.agency_id,
        by_id=who.person_id,
        at=timezone.now(),
    )
    what = "number_struck" if entry.cancels_id else "number_recorded"
    words = number(entry.value)
    how = {"old": words} if entry.cancels_id else {"new": words}
    note(by, indicator, field="reading", reason=entry.source, **how)
    record(by=by, action=f"strategy.{what}", target=indicator, last=entry.last)
    return entry


def _check_followed(follows: Numbers, *, is_published: bool, unit: str) -> str:
    """The unit: that of the figures followed, else what was typed."""
    if not is_published:
        if any(follows.values()):
            raise RefusedError("Numbers of an agency follow no published figure.")
        if not unit:
            raise RefusedError("Say what the number counts.")
        return unit
    if not all(follows.values()):
        raise RefusedError("Say which measure, kind of figure and area it follows.")
    if follows["kind"] not in kinds():
        raise RefusedError("An indicator cannot follow figures of this kind.")
    return unit_of(follows["measure"], follows["kind"])


def _with_published_baseline(follows: Numbers, numbers: Numbers) -> dict[str, Any]:
    """The same, with the number of the figure of its months where none was typed."""
    first, last = numbers.get("baseline_first"), numbers.get("baseline_last")
    if first is None or last is None or numbers.get("baseline_value") is not None:
        return dict(numbers)
    _check_period(first, last)
    if first.day != 1 or last.day != monthrange(last.year, last.month)[1]:
        raise RefusedError("Published figures are of whole months.")
    what = ".".join(follows[name] for name in ("measure", "kind", "area_code"))
    figure = newest_figure(f"{what}.{first:%Y-%m}..{last:%Y-%m}")
    if figure is None or figure.value is None:
        raise RefusedError(
            "No figure of these months is published. Type the number, or take others."
        )
    return {
        **numbers,
        "baseline_value": _kept(figure.value),
        "baseline_lower": _kept(figure.lower),
        "baseline_upper": _kept(figure.upper),
    }


def _kept(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(value).quantize(PLACES)


def _check_numbers(numbers: Numbers, direction: str) -> None:
    value, first, last = (
        numbers.get(f"baseline_{name}") for name in ("value", "first", "last")
    )
    if (value is None) != (first is None) or (first is None) != (last is None):
        raise RefusedError("A baseline needs its number and its first and last day.")
    _check_interval(value, numbers.get("baseline_lower"), numbers.get("baseline_upper"))
    if value is None or first is None or last is None:
        return
    _check_period(first, last)
    if numbers["target_on"] <= last:
        raise RefusedError("The day of the target must be after the baseline.")
    is_lower = numbers["target_value"] < value
    if numbers["target_value"] == value or is_lower != (direction == "lower"):
        raise RefusedError("The target must be better than the baseline.")


def _check_interval(
    value: Decimal | None, lower: Decimal | None, upper: Decimal | None
) -> None:
    if lower is None and upper is None:
        return
    if value is None or lower is None or upper is None:
        raise RefusedError("An interval has two ends, around a number.")
    if not lower <= value <= upper:
        raise RefusedError("The number must lie within its interval.")


def _check_period(first: date, last: date) -> None:
    if last < first:
        raise RefusedError("The last day must not be before the first.")


def _refuse_stopped(indicator: Indicator) -> None:
    if indicator.stopped_on is not None:
        raise RefusedError("It is no longer followed.")
