"""What the invented partnership pays for, and which returns came; by the services."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from fourfold.analysis.definitions import settings
from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.accounts.models import Agency
from fourfold.partnership.programmes.models import FundingLine, Programme, Service
from fourfold.partnership.programmes.money import financial_year
from fourfold.partnership.programmes.periods import periods_over
from fourfold.partnership.programmes.services import (
    add_funding,
    add_kpi,
    add_programme,
    add_service,
    choose_method,
    file_return,
    publish_programme,
    record_money,
    report_reach,
    set_funding_year,
)
from fourfold.partnership.strategy.horizons import due_on
from fourfold.partnership.strategy.models import Objective

from .confidential import acting

Told = Mapping[str, Any]
# The last period ended so many days ago: its return is not due yet.
ENDED_DAYS_AGO = 3
SOURCE = "Register of the provider"


@transaction.atomic
def make_programmes() -> None:
    """The programmes of `definitions/demo_programmes.toml`."""
    plan = settings("demo_programmes.toml")
    by, ids = acting(plan["written_by"]), dict(Agency.objects.values_list("name", "pk"))
    for told in plan["programmes"]:
        programme = _programme(by, told, ids)
        lines: dict[str, FundingLine] = {}
        for each in told["funding"]:
            lines[each["title"]] = _line(by, programme, each, lines=lines)
        for each in told["services"]:
            service = _service(by, programme, each, ids=ids)
            _answer(by, service, each)
        if told["publish"]:
            publish_programme(by=by, programme_id=programme.pk)


def _programme(by: Actor, told: Told, ids: Mapping[str, int]) -> Programme:
    aims = Objective.objects.filter(text__in=told["objectives"])
    programme = add_programme(
        by=by,
        title=told["title"],
        text=told["text"],
        for_whom=told["for_whom"],
        since_year=timezone.localdate().year - told["since_years_ago"],
        lead_agency_id=ids[told["lead"]],
        objective_ids=[each.pk for each in aims],
    )
    for each in told["methods"]:
        said = {"rationale": "", "body": "", **each}
        choose_method(by=by, programme_id=programme.pk, **said)
    return programme


def _line(
    by: Actor, programme: Programme, told: Told, *, lines: Mapping[str, FundingLine]
) -> FundingLine:
    starts_on = _days_ago(told["starts_days_ago"])
    below = told.get("on_top_of")
    line = add_funding(
        by=by,
        programme_id=programme.pk,
        title=told["title"],
        funder=told["funder"],
        figure_id=None,
        amount=Decimal(told["amount"]),
        starts_on=starts_on,
        ends_on=starts_on + timedelta(days=told["days"]),
        period="",
        on_top_of_id=lines[below].pk if below else None,
    )
    for number, amount in enumerate(told.get("by_year", [])):
        set_funding_year(
            by=by,
            line_id=line.pk,
            year=financial_year(starts_on) + number,
            amount=Decimal(amount),
            reason="Budget of the council",
        )
    for each in told["entries"]:
        record_money(
            by=by,
            line_id=line.pk,
            kind=each["kind"],
            amount=Decimal(each["amount"]),
            dated_on=_days_ago(each["days_ago"]),
            source=each["source"],
        )
    return line


def _service(
    by: Actor, programme: Programme, told: Told, *, ids: Mapping[str, int]
) -> Service:
    starts_on = _days_ago(told["starts_days_ago"])
    return add_service(
        by=by,
        programme_id=programme.pk,
        title=told["title"],
        text=told["text"],
        for_whom=told["for_whom"],
        referral=told["referral"],
        provider_id=ids[told["provider"]] if "provider" in told else None,
        provider_name=told.get("provider_name", ""),
        commissioner_id=programme.lead_agency_id,
        value=Decimal(told["value"]),
        starts_on=starts_on,
        ends_on=starts_on + timedelta(days=told["days"]),
    )


def _answer(by: Actor, service: Service, told: Told) -> None:
    """Ask for three months of returns, and file those that came."""
    today = timezone.localdate()
    for each in told["kpis"]:
        asked = dict(each)
        returns = asked.pop("returns")
        first = due_on(_days_ago(ENDED_DAYS_AGO - 1), -len(returns))
        target = Decimal(asked.pop("target"))
        kpi = add_kpi(
            by=by,
            service_id=service.pk,
            target=target,
            every="monthly",
            counts_from=first,
            **asked,
        )
        for period, value in zip(periods_over(kpi, today), returns, strict=False):
            if value:
                file_return(
                    by=by,
                    kpi_id=kpi.pk,
                    first=period.first,
                    value=Decimal(value),
                    source=SOURCE,
                )
    for each in told["reach"]:
        report_reach(
            by=by,
            service_id=service.pk,
            first=service.starts_on,
            last=_days_ago(ENDED_DAYS_AGO),
            source=SOURCE,
            **each,
        )


def _days_ago(days: int) -> date:
    return timezone.localdate() - timedelta(days=days)
