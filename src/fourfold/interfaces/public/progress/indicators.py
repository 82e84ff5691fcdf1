"""An indicator: what it says, by which rule, and every number behind it."""

from itertools import groupby
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from fourfold.interfaces.components.access import Request, open_to_anyone
from fourfold.interfaces.components.histories import event
from fourfold.interfaces.components.indicators import (
    ShownIndicator,
    indicator_table,
    lines,
    point_table,
    shown,
)
from fourfold.partnership.strategy import queries
from fourfold.partnership.strategy.models import Objective

from .addresses import home, page, trail_to
from .finding import there


@open_to_anyone
def indicators(request: Request) -> HttpResponse:
    """All of them, or those of a domain; by domain and objective."""
    asked = request.GET.get("domain", "")
    found = queries.indicators().order_by("objective__domain__number", "pk")
    told = [
        each
        for each in queries.told_indicators(found)
        if not asked or each.indicator.objective.domain.slug == asked
    ]
    groups = groupby(told, key=lambda each: each.indicator.objective.domain)
    tables = [
        (domain, indicator_table(list(each), page=page, of=domain.title))
        for domain, each in groups
    ]
    context = {"trail": home(), "tables": tables, "is_narrowed": bool(asked)}
    return render(request, "public/progress/indicators.html", context)


@open_to_anyone
def indicator(request: Request, public_id: UUID) -> HttpResponse:
    found = there(queries.indicator(public_id))
    [told] = queries.told_indicators([found])
    aim = found.objective
    context = {
        "trail": [*trail_to(aim), (gettext("Objective"), page(aim))],
        "indicator": found,
        "told": told,
        "lines": lines(told),
        "points": point_table(told),
        "history": [event(each) for each in queries.history(found.public_id)],
    }
    return render(request, "public/progress/indicator.html", context)


def indicators_of(objective: Objective) -> list[ShownIndicator]:
    found = queries.indicators().filter(objective=objective)
    return [shown(each, page) for each in queries.told_indicators(found)]
