"""Types of crime that the files loaded have no row of, and what that leaves untold.

A file may hold some types only, as one that was made to hold burglary. Its silence on
the others is no nought.
"""

from collections.abc import Iterable, Sequence

from fourfold.analysis.assessment.wording import listed
from fourfold.analysis.cube.reader import ForceQuality
from fourfold.analysis.offences.measures import Measure

# Of the first page, where none of its measures is told.
MOST_IN_THEIR_PLACE = 5


def types_left_out(
    types: Iterable[Measure], forces: Sequence[ForceQuality]
) -> tuple[Measure, ...]:
    """Those that the files of the force with most rows have none of."""
    absent = set(forces[0].offences_absent) if forces else set()
    return tuple(each for each in types if absent.issuperset(each.offences))


def told(
    measures: Iterable[Measure], left_out: Sequence[Measure]
) -> tuple[Measure, ...]:
    """Measures that hold nothing of a type that was left out."""
    missing = {offence for each in left_out for offence in each.offences}
    return tuple(each for each in measures if missing.isdisjoint(each.offences))


def first_page(
    headline: Iterable[Measure], types: Sequence[Measure], left_out: Sequence[Measure]
) -> tuple[Measure, ...]:
    """The measures to begin with; types in their place where none can be told."""
    return told(headline, left_out) or tuple(types[:MOST_IN_THEIR_PLACE])


def left_out_sentence(left_out: Sequence[Measure], total: Measure) -> str:
    """What nothing is said of, and why; `total` is of all crime together."""
    names = [each.short_title[:1].lower() + each.short_title[1:] for each in left_out]
    also = "" if told([total], left_out) else ", nor of all crime together"
    return (
        f"The police files loaded have no row of {listed(names)}. They may have been "
        f"left out of the files, so nothing is said of them here{also}."
    )
