"""From the name of a figure to its parts, counted in the ledger."""

from collections.abc import Callable

from fourfold.analysis.assessment.counting import RESIDENTS, UNDER_25, Ledger, Total
from fourfold.analysis.assessment.figure_ids import FigureId
from fourfold.analysis.assessment.findings import Draft, Parts
from fourfold.analysis.cube.reader import Area
from fourfold.analysis.errors import UnknownLabelError
from fourfold.analysis.offences.measures import Measure, measure

# The whole that a share of crime is a part of.
ALL_CRIME = "recorded-crime"
NO_PEOPLE = "not known, because the number of residents is not known"
EMPTY_WHOLE = "not known, because no crime was recorded"
"""Why a share of nothing is no share."""

Counted = tuple[Parts, str]


def draft_of(ledger: Ledger, figure: FigureId) -> Draft:
    """A figure with its parts. Raises UnknownLabelError for one that cannot be."""
    counted = measure(figure.measure)
    area = ledger.area(figure.area)
    parts, reason = _PARTS[figure.kind](ledger, figure, counted)
    return Draft(figure, counted, area, ledger.authority, parts, reason)


def _count(ledger: Ledger, figure: FigureId, counted: Measure) -> Counted:
    total = _total(ledger, figure, counted)
    return Parts(total.count), total.reason


def _rate(ledger: Ledger, figure: FigureId, counted: Measure) -> Counted:
    band = UNDER_25 if figure.kind == "rate-under-25" else RESIDENTS
    total = _total(ledger, figure, counted)
    people = _residents(ledger, ledger.area(figure.area), band)
    return Parts(total.count, people), total.reason or _unless(people)


def _change(ledger: Ledger, figure: FigureId, counted: Measure) -> Counted:
    now = _total(ledger, figure, counted)
    then = ledger.total(counted, ledger.area(figure.area), figure.period.before())
    both = Total(None, (*then.missing, *now.missing))
    return Parts(now.count, before=then.count), both.reason


def _share(ledger: Ledger, figure: FigureId, counted: Measure) -> Counted:
    part = _total(ledger, figure, counted)
    whole = _total(ledger, figure, measure(ALL_CRIME))
    reason = part.reason or ("" if whole.count else EMPTY_WHOLE)
    return Parts(part.count, whole.count), reason


def _against_rest(ledger: Ledger, figure: FigureId, counted: Measure) -> Counted:
    """The area beside the rest of its authority, which it is no part of.

    Beside the whole authority it would be set against itself, and the two counts
    would not be independent as the test asks.
    """
    area, authority = ledger.area(figure.area), ledger.authority
    if area == authority:
        raise UnknownLabelError(f"{figure}: there is no rest of {area.name}")
    here = _total(ledger, figure, counted)
    whole = ledger.total(counted, authority, figure.period)
    people = _residents(ledger, area, RESIDENTS)
    all_people = _residents(ledger, authority, RESIDENTS)
    parts = Parts(
        numerator=here.count,
        denominator=people,
        rest=_rest(whole.count, here.count),
        rest_denominator=_rest(all_people, people),
    )
    missing = here.reason or whole.reason
    return parts, missing or _unless(parts.rest_denominator)


def _total(ledger: Ledger, figure: FigureId, counted: Measure) -> Total:
    return ledger.total(counted, ledger.area(figure.area), figure.period)


def _residents(ledger: Ledger, area: Area, band: str) -> int | None:
    population = ledger.people(area, band)
    return population.people if population else None


def _unless(people: int | None) -> str:
    return "" if people else NO_PEOPLE


def _rest(whole: int | None, part: int | None) -> int | None:
    return None if whole is None or part is None else whole - part


_PARTS: dict[str, Callable[[Ledger, FigureId, Measure], Counted]] = {
    "count": _count,
    "rate": _rate,
    "rate-under-25": _rate,
    "change": _change,
    "share": _share,
    "against-rest": _against_rest,
}
