"""How the partnership is set up, for those who look after it."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render

from fourfold.interfaces.components.access import Request, for_staff
from fourfold.interfaces.components.listing import Cell, Column, Table
from fourfold.interfaces.components.values import Line
from fourfold.partnership.accounts import policies
from fourfold.partnership.areas.models import CoveredArea
from fourfold.partnership.areas.queries import partnership
from fourfold.partnership.personal_data.periods import known_periods, parse

WORDS = {
    "authority": "Code of the local authority",
    "data_protection": "Data protection",
    "fewest_shown": "Fewest people that are shown",
    "operator": "Who looks after the site",
    "short_name": "Short name",
    "time_zone": "Time zone",
    "police_force": "Police force",
}
TITLES = {
    "partnership": "Partnership",
    "contacts": "Contacts",
    "colours": "Colours",
    "thresholds": "Thresholds",
    "audit": "Audit trail",
}


@for_staff(policies.may_see_settings)
def settings_page(request: Request) -> HttpResponse:
    found = partnership()
    configuration: Mapping[str, Any] = found.configuration if found else {}
    return render(
        request,
        "staff/setting_up/settings.html",
        {
            "is_set_up": found is not None,
            "set_up_at": found and found.set_up_at,
            "sections": [
                (title, _lines(configuration[name]))
                for name, title in TITLES.items()
                if name in configuration
            ],
            "retention": _retention(configuration.get("retention", {})),
            "wards": _wards(),
            "site": _site(),
        },
    )


def _lines(section: Mapping[str, Any]) -> list[Line]:
    return [
        Line(WORDS.get(name, name.replace("_", " ").capitalize()), _said(value))
        for name, value in section.items()
    ]


def _said(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _retention(periods: Mapping[str, Any]) -> Table:
    """What is not set is not deleted, and is said loudest."""
    return Table(
        caption="How long things are kept",
        columns=[Column("What"), Column("For how long")],
        rows=[
            [Cell(about["title"], hint=about["covers"]), _period(periods.get(name))]
            for name, about in known_periods().items()
        ],
    )


def _period(value: object) -> Cell:
    if value is None:
        return Cell("Not decided: kept for ever", tag="orange")
    return Cell(parse(value))


def _wards() -> Table:
    rows = CoveredArea.objects.filter(kind=CoveredArea.Kind.WARD)
    return Table(
        caption="Wards",
        columns=[Column("Ward"), Column("Code"), Column("State")],
        rows=[
            [
                ward.name,
                ward.code,
                "Current" if ward.is_current else Cell("Ended", tag="grey"),
            ]
            for ward in rows
        ],
        empty="There are no wards yet.",
    )


def _site() -> list[Line]:
    """Of the machine only what somebody who looks after people needs to know."""
    idle = int(settings.SESSION_IDLE.total_seconds() // 60)
    longest = int(settings.SESSION_LONGEST.total_seconds() // 3600)
    return [
        Line("Address", settings.SITE_ADDRESS),
        Line(
            "Signed out after", f"{idle} minutes without use, {longest} hours at most"
        ),
        Line("Locked out after", f"{settings.AXES_FAILURE_LIMIT} wrong passwords"),
    ]
