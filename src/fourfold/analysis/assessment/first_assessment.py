"""The first assessment of an area: what an analyst puts before a partnership."""

from collections.abc import Sequence

from fourfold.analysis.assessment.backgrounds import background_of
from fourfold.analysis.assessment.comparators import default_comparison
from fourfold.analysis.assessment.counting import (
    EVERY_AGE,
    RESIDENTS,
    UNDER_25,
    Ledger,
)
from fourfold.analysis.assessment.drafting import ALL_CRIME, draft_of
from fourfold.analysis.assessment.evidence import EvidenceCube
from fourfold.analysis.assessment.left_out import first_page, told, types_left_out
from fourfold.analysis.assessment.periods import (
    MONTHS_IN_A_YEAR,
    Period,
    period_ending,
)
from fourfold.analysis.assessment.sections import composed, planned_figures
from fourfold.analysis.assessment.structure import (
    Assessment,
    Comparison,
    Record,
    Scope,
)
from fourfold.analysis.cube.reader import Area
from fourfold.analysis.errors import StoreError, UnknownLabelError
from fourfold.analysis.offences.measures import (
    measure,
    measures,
    measures_by_type,
)


def assess(
    cube: EvidenceCube,
    *,
    authority: str,
    last_month: str | None = None,
    months: int = MONTHS_IN_A_YEAR,
    comparison: Comparison | None = None,
) -> Assessment:
    """Assess an authority and its wards over some months to a last one.

    Without a last month it is the latest for which both the period and the one
    before are known; where there is none, the latest known. Without a comparison
    it is set beside whatever group `default_comparison` finds.

    Raises UnknownLabelError for an area or month that is not in the cube,
    StoreError where no month of the area is known, ValueError for no months.
    """
    area = cube.area(authority)
    if area.level != "authority":
        raise UnknownLabelError(
            f"{area.name} ({area.code}) is a {area.level}, and an assessment is of an "
            f"authority. Its authority is {area.authority}"
        )
    wards = cube.areas("ward", authority=area.code)
    lsoas = _lsoas(cube, area)
    comparison = comparison or default_comparison(cube, area)
    others = comparison.members if comparison else ()
    ledger = Ledger(cube, authority=area, within=(*wards, *lsoas, *others))
    left_out = types_left_out(measures_by_type(), cube.forces(area))
    types = told(measures_by_type(), left_out)
    scope = Scope(
        authority=area,
        wards=wards,
        lsoas=lsoas,
        comparison=comparison,
        period=_period(ledger, last_month, months),
        span=Period(cube.months[0], cube.months[-1]),
        headline=first_page((m for m in measures() if m.headline), types, left_out),
        types=types,
        left_out=left_out,
    )
    return composed(
        scope,
        _record(cube, ledger, (area, *wards)),
        [draft_of(ledger, figure) for figure in planned_figures(scope)],
        background=background_of(cube, scope),
        outlines=(cube.outlines(wards), cube.outlines(lsoas)),
    )


def _lsoas(cube: EvidenceCube, authority: Area) -> tuple[Area, ...]:
    """None where no outlines of LSOAs are loaded: the rest does not need them."""
    try:
        return cube.areas("lsoa", authority=authority.code)
    except StoreError:
        return ()


def _period(ledger: Ledger, last_month: str | None, months: int) -> Period:
    if last_month is None:
        return period_ending(_latest_month(ledger, months), months)
    if last_month not in ledger.months:
        raise UnknownLabelError(
            f"there is no month {last_month!r} in the data, which runs from "
            f"{ledger.months[0]} to {ledger.months[-1]}"
        )
    return period_ending(last_month, months)


def _latest_month(ledger: Ledger, months: int) -> str:
    area = ledger.authority
    series = ledger.series(measure(ALL_CRIME), area)
    known = series.known_months(area.code)
    if not known:
        raise StoreError(
            f"no month of {area.name} is known. Load street-level files of its "
            f"police force, then build again"
        )
    for month in reversed(known):
        period = period_ending(month, months)
        if not (
            series.total(area.code, period).missing
            or series.total(area.code, period.before()).missing
        ):
            return month
    return known[-1]


def _record(cube: EvidenceCube, ledger: Ledger, areas: Sequence[Area]) -> Record:
    people = [
        ledger.people(area, band)
        for band in (RESIDENTS, UNDER_25, EVERY_AGE)
        for area in areas
    ]
    return Record(
        build=cube.build,
        invented=cube.invented,
        forces=cube.forces(ledger.authority),
        gaps=cube.gaps(ledger.authority),
        populations=tuple(population for population in people if population),
        licences=cube.licences(),
    )
