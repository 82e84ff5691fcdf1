"""What an example is paid for and by whom, by the services of programmes."""

from collections.abc import Callable, Mapping
from typing import Any

from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.accounts.models import Agency
from fourfold.partnership.figures.models import Figure
from fourfold.partnership.programmes.models import FundingLine, Programme
from fourfold.partnership.programmes.services import (
    add_funding,
    add_programme,
    add_service,
    choose_method,
    publish_programme,
)

Told = Mapping[str, Any]
Source = Callable[[Told], str]


def spend(plan: Told, *, by: Actor, source: Source) -> None:
    """Programmes of an example with their money and services, published.

    source : of something told, the page and part that it is from
    """
    ids = dict(Agency.objects.values_list("name", "pk"))
    for told in plan["programmes"]:
        programme = add_programme(
            by=by,
            title=told["title"],
            text=_sourced(told, source),
            for_whom=told["for_whom"],
            since_year=told["since_year"],
            lead_agency_id=ids[told["lead"]],
        )
        for name in told["methods"]:
            choose_method(
                by=by,
                programme_id=programme.pk,
                intervention=name,
                rationale="",
                body="",
            )
        lines: dict[str, FundingLine] = {}
        for each in told["funding"]:
            lines[each["title"]] = _line(by, programme, each, lines=lines)
        for each in told["services"]:
            add_service(
                by=by,
                programme_id=programme.pk,
                title=each["title"],
                text=_sourced(each, source),
                for_whom=each["for_whom"],
                referral="",
                provider_id=ids[each["provider"]] if "provider" in each else None,
                provider_name=each.get("provider_name", ""),
                commissioner_id=ids[told["lead"]],
                starts_on=each["starts_on"],
                ends_on=None,
                value=None,
            )
        publish_programme(by=by, programme_id=programme.pk)


def _line(
    by: Actor, programme: Programme, told: Told, *, lines: Mapping[str, FundingLine]
) -> FundingLine:
    below = told.get("on_top_of")
    return add_funding(
        by=by,
        programme_id=programme.pk,
        title=told["title"],
        funder=told["funder"],
        figure_id=Figure.objects.get(name=told["figure"]).pk,
        amount=None,
        starts_on=None,
        ends_on=None,
        period=told["period"],
        on_top_of_id=lines[below].pk if below else None,
    )


def _sourced(told: Told, source: Source) -> str:
    return f"{told['text']}\n\nSource: {source(told)}."
