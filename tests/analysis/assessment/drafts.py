"""Drafts of figures of Ash, a ward of Little Fold, to work out and to word."""

from fourfold.analysis.assessment.figure_ids import FigureId
from fourfold.analysis.assessment.findings import Draft, Parts
from fourfold.analysis.assessment.periods import Period
from fourfold.analysis.offences.measures import measure
from tests.analysis.assessment.small_cube import AUTHORITY, WARDS

YEAR = Period("2023-07", "2024-06")
ASH = WARDS[0]


def draft(
    kind: str,
    *,
    of: str = "violence",
    reason: str = "",
    withheld: bool = False,
    **parts: int | None,
) -> Draft:
    """A figure of Ash, or of Little Fold where it has no rest to be set against."""
    return Draft(
        figure=FigureId(of, kind, ASH.code, YEAR),
        measure=measure(of),
        area=ASH,
        authority=AUTHORITY,
        parts=Parts(**parts),
        reason=reason,
        withheld=withheld,
    )
