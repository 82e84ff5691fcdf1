"""Keeps the published figures as rows, so that each is found by what it is."""

from collections.abc import Iterator
from typing import Any

from fourfold.partnership.assessments.contents import whole_assessment
from fourfold.partnership.assessments.models import Edition, PublishedFigure

AT_ONCE = 500


def index_figures(edition: Edition) -> None:
    """Have a row for every figure of an edition. Raises DamagedError."""
    rows = _rows(edition, whole_assessment(edition))
    PublishedFigure.objects.bulk_create(rows, batch_size=AT_ONCE)


def forget_figures(*edition_ids: int) -> None:
    PublishedFigure.objects.filter(edition__in=edition_ids).delete()


def _rows(edition: Edition, told: dict[str, Any]) -> Iterator[PublishedFigure]:
    for each in told.get("findings", ()):
        yield PublishedFigure(
            edition=edition,
            name=each["id"],
            area_code=each["area"],
            first_month=each["period"]["first"],
            last_month=each["period"]["last"],
            is_known=each["known"],
            is_withheld=each["withheld"],
            **{name: each[name] for name in AS_TOLD},
        )


AS_TOLD = (
    "measure",
    "kind",
    "value",
    "unit",
    "lower",
    "upper",
    "p_value",
    "reason",
    "sentence",
    "formula",
    "working",
    "parts",
    "releases",
)
