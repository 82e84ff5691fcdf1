"""By what numbers the invented partnership judges its objectives; by the services."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.areas.models import Partnership
from fourfold.partnership.strategy.models import Objective
from fourfold.partnership.strategy.services import add_indicator, record_number


def follow(
    by: Actor, objective: Objective, told: Mapping[str, Any], *, agency_id: int
) -> None:
    """told : an indicator of `definitions/demo_strategy.toml`, with its numbers"""
    is_published = told["source"] == "published"
    area = Partnership.objects.get().authority_code if is_published else ""
    indicator = add_indicator(
        by=by,
        objective_id=objective.pk,
        agency_id=agency_id,
        title=told["title"],
        text=told["text"],
        source=told["source"],
        measure=told.get("measure", ""),
        kind=told.get("kind", ""),
        area_code=area,
        unit=told.get("unit", ""),
        direction=told["direction"],
        attribution=told["attribution"],
        **_baseline(told.get("baseline")),
        target_value=Decimal(told["target"]),
        target_on=_in_days(told["target_in_days"]),
    )
    for each in told.get("numbers", ()):
        first, last = (_in_days(-days) for days in each["days_ago"])
        record_number(
            by=by,
            indicator_id=indicator.pk,
            **_number(each),
            first=first,
            last=last,
            source=each["source"],
        )


def _baseline(told: Mapping[str, Any] | None) -> dict[str, Any]:
    if told is None:
        names = ("value", "lower", "upper", "first", "last")
        return dict.fromkeys(f"baseline_{name}" for name in names)
    first, last = (_in_days(-days) for days in told["days_ago"])
    said = {**_number(told), "first": first, "last": last}
    return {f"baseline_{name}": value for name, value in said.items()}


def _number(told: Mapping[str, Any]) -> dict[str, Decimal]:
    return {name: Decimal(told[name]) for name in ("value", "lower", "upper")}


def _in_days(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)
