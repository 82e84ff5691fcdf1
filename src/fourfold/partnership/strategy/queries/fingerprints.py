"""Whether anything that pages of progress tell has changed, in one query."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Max, Model, QuerySet, Subquery

from fourfold.partnership.accounts.models import Agency
from fourfold.partnership.areas.queries import fingerprint_of_partnership
from fourfold.partnership.assessments.queries import published
from fourfold.partnership.figures.models import Correction
from fourfold.partnership.figures.queries import approved
from fourfold.partnership.strategy.models import BoardPack, Change, DutyNote


@dataclass(frozen=True, slots=True)
class Stands:
    """told : of all that pages of progress tell

    partnership : fingerprint of how it is set up; empty where it is not yet, None where
        there is no agency either, and nothing told it
    """

    told: str
    partnership: str | None


def fingerprint(today: date, *others: Subquery) -> str:
    return how_it_stands(today, *others).told


def how_it_stands(today: date, *others: Subquery) -> Stands:
    """Told otherwise whenever something was promised, said or frozen, an agency has
    another name, or it is another day, on which something else is late.

    others : newest keys of what else a page tells, asked for in the same query
    """
    approvals = approved().order_by("-approved_at").values("approved_at")
    found = Agency.objects.order_by("pk").values_list(
        "pk",
        "name",
        "kind",
        "left_on",
        newest_key(Change),
        newest_key(DutyNote),
        newest_key(BoardPack),
        Subquery(_standing().values("newest")),
        Subquery(_standing().values("number")),
        # Texts hold figures: what is corrected or approved changes what they say.
        newest_key(Correction),
        Subquery(approvals[:1]),
        *others,
        fingerprint_of_partnership(),
    )
    rows = list(found)
    return Stands(f"{today.isoformat()} {rows}", rows[0][-1] or "" if rows else None)


def _standing() -> QuerySet[Any, Any]:
    """Indicators read editions: another is published, or one is withdrawn."""
    found = published().order_by().values("state")
    return found.annotate(newest=Max("published_at"), number=Count("pk"))


def newest_key(model: type[Model]) -> Subquery:
    keys = model._default_manager.order_by("-pk").values("pk")
    return Subquery(keys[:1])
