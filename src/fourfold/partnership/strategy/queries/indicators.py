"""Indicators, with what is published of each."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from django.db.models import F, Q, QuerySet, prefetch_related_objects

from fourfold.partnership.assessments.contents import told_at
from fourfold.partnership.assessments.models import PublishedFigure
from fourfold.partnership.assessments.queries import figures_that_stand
from fourfold.partnership.strategy.indicating import (
    SIGNALS,
    Followed,
    ToldIndicator,
    told,
)
from fourfold.partnership.strategy.models import Indicator, IndicatorEntry

FACTS = "site/edition.json"
What = tuple[str, str, str]


def indicators() -> QuerySet[Indicator]:
    return Indicator.objects.select_related(
        "objective__strategy", "objective__domain", "agency"
    )


def indicator(public_id: UUID) -> Indicator | None:
    return indicators().filter(public_id=public_id).first()


def indicator_entry(public_id: UUID) -> IndicatorEntry | None:
    found = IndicatorEntry.objects.select_related("indicator")
    return found.filter(public_id=public_id).first()


def told_indicators(found: Iterable[Indicator]) -> list[ToldIndicator]:
    """What each says now: up to two queries more, and one an area that is followed."""
    indicators = list(found)
    brought = [each for each in indicators if not each.is_published]
    prefetch_related_objects(brought, "entries")
    followed = _followed([each for each in indicators if each.is_published])
    return [told(each, followed.get(each.pk, Followed())) for each in indicators]


def _followed(indicators: list[Indicator]) -> dict[int, Followed]:
    if not indicators:
        return {}
    figures = _figures(indicators)
    facts = {}
    for found in figures.values():
        edition = found[-1].edition
        if edition.pk not in facts:
            facts[edition.pk] = told_at(edition, FACTS) or {}
    made = {}
    for each in indicators:
        own = figures.get((each.measure, each.kind, each.area_code), [])
        charts = figures.get((each.measure, SIGNALS, each.area_code), [])
        if own:
            said = facts[own[-1].edition_id]
            by_edition = {chart.edition_id: chart for chart in charts}
            made[each.pk] = Followed(own, by_edition, said)
    return made


def _figures(indicators: list[Indicator]) -> dict[What, list[PublishedFigure]]:
    """Of the whole period of each edition that stands, the oldest first."""
    wanted = Q()
    for each in indicators:
        of = Q(measure=each.measure, area_code=each.area_code)
        wanted |= of & Q(kind__in=(each.kind, SIGNALS))
    found = figures_that_stand().filter(
        wanted,
        first_month=F("edition__first_month"),
        last_month=F("edition__last_month"),
    )
    figures = defaultdict(list)
    for figure in found.order_by("last_month", "edition__published_at", "edition_id"):
        figures[figure.measure, figure.kind, figure.area_code].append(figure)
    return dict(figures)
