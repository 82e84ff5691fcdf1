"""Areas that a plan might compare with, by what is known from the time before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from fourfold.analysis.assessment.backgrounds import wards_of_lsoas
from fourfold.analysis.assessment.evidence import EvidenceCube
from fourfold.analysis.assessment.periods import Period
from fourfold.analysis.cube.reader import Area
from fourfold.analysis.errors import FourfoldError, PlanError
from fourfold.analysis.offences.measures import measure
from fourfold.analysis.statistics.matched_controls import matched_controls

from .answers import Floats
from .plans import Plan

# Without the crime domain: areas chosen by crime would hide what is to be shown.
DEPRIVATION = "imd-without-crime"


@dataclass(frozen=True, slots=True)
class Pair:
    """A treated area with one that is like it; distance in standard deviations."""

    treated: Area
    control: Area
    distance: float


@dataclass(frozen=True, slots=True)
class Evenness:
    """One feature: means of both sorts, and how far they lie apart then and now."""

    feature: str
    treated: float
    matched: float
    all_others: float
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Suggestion:
    pairs: tuple[Pair, ...]
    balance: tuple[Evenness, ...]


def suggest(plan: Plan, cube: EvidenceCube, *, number: int) -> Suggestion:
    """So many areas for each treated one, most like it before; none next door.

    Only months before are looked at. Features that are not known of all areas are left
    out: residents, their age and deprivation may not be loaded.

    Raises PlanError where no month before is known, or there are too few others.
    """
    treated = [cube.area(code) for code in plan.treated]
    areas = _around(cube, treated[0])
    codes = [area.code for area in areas]
    if set(plan.treated) - set(codes):
        raise PlanError("treated: areas must be of one level and one authority.")
    features = _features(plan, cube, areas)
    where = np.isin(codes, plan.treated)
    try:
        found = matched_controls(
            np.column_stack(list(features.values())),
            where,
            number=number,
            barred=np.isin(codes, plan.next_door),
        )
    except ValueError as error:
        raise PlanError(f"No areas can be suggested: {error}.") from error
    own = [area for area, is_treated in zip(areas, where, strict=True) if is_treated]
    pairs = tuple(
        Pair(area, areas[control], float(far))
        for area, controls, distances in zip(
            own, found.controls, found.distances, strict=True
        )
        for control, far in zip(controls, distances, strict=True)
    )
    each = found.balance
    columns = (each.treated, each.matched, each.all_others, each.before, each.after)
    balance = tuple(
        Evenness(name, *(float(column[at]) for column in columns))
        for at, name in enumerate(features)
    )
    return Suggestion(pairs, balance)


def _around(cube: EvidenceCube, area: Area) -> tuple[Area, ...]:
    authority = None if area.level == "authority" else area.authority
    return cube.areas(area.level, authority=authority)


def _features(
    plan: Plan, cube: EvidenceCube, areas: Sequence[Area]
) -> Mapping[str, Floats]:
    counts = cube.counts(areas).of_offences(measure(plan.measure).offences)
    wanted = [month for month in Period(*plan.before).months if month in counts.months]
    before = counts.of_months(wanted)
    known = before.known.all(axis=0)
    months = before.values.sum(axis=2)[:, known].astype(np.float64)
    if months.shape[1] < 2:
        raise PlanError("Fewer than two months before are known in all areas.")
    half = months.shape[1] // 2
    early, late = months[:, :half].mean(axis=1), months[:, half:].mean(axis=1)
    level = months.mean(axis=1)
    residents, young = (_people(cube, areas, band) for band in ("all", "under_25"))
    features = {
        "offences a month": level,
        "offences a month for every 1,000 residents": 1_000 * level / residents,
        # Half an offence a year, so that nought has a logarithm.
        "change within the time before, logarithm": np.log(
            (late + 1 / 24) / (early + 1 / 24)
        ),
        "residents": residents,
        "share of residents under 25": young / residents,
        "deprivation without its crime part": _deprivation(cube, areas),
    }
    return {name: each for name, each in features.items() if np.isfinite(each).all()}


def _people(cube: EvidenceCube, areas: Sequence[Area], band: str) -> Floats:
    found = cube.populations(areas, band)
    return np.array(
        [np.nan if each is None else each.people or np.nan for each in found]
    )


def _deprivation(cube: EvidenceCube, areas: Sequence[Area]) -> Floats:
    """The score of each area; of a ward the mean of its LSOAs."""
    unknown = np.full(len(areas), np.nan)
    indicator = cube.indicators().get(DEPRIVATION)
    if indicator is None:
        return unknown
    scores = (
        _by_ward(cube, areas, indicator.values)
        if areas[0].level == "ward"
        else {code: [value] for code, value in indicator.values.items()}
    )
    return np.array([np.mean(scores.get(area.code, [np.nan])) for area in areas])


def _by_ward(
    cube: EvidenceCube, wards: Sequence[Area], values: Mapping[str, float]
) -> dict[str, list[float]]:
    try:
        lsoas = cube.areas("lsoa", authority=wards[0].authority)
    except FourfoldError:
        return {}
    found: dict[str, list[float]] = {}
    for lsoa, ward in wards_of_lsoas(cube, wards, lsoas).items():
        if lsoa in values:
            found.setdefault(ward, []).append(values[lsoa])
    return found
