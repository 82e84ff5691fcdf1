"""Residents of larger areas as sums of LSOAs, only where the sum is exact."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from fourfold.analysis.definitions import settings

from .lookups import BY_POINT, BestFit

# Above any age; stands for the end of a band that is open.
OPEN = 1_000

Ages = tuple[int, int]


@dataclass(frozen=True, slots=True)
class PopulationRow:
    """People of one band of ages in one area, as published.

    age_from, age_to : whole years, inclusive; age_to None is "and over"
    basis : what was counted: "Census 2021, usual residents"
    """

    area: str
    level: str
    year: int
    age_from: int
    age_to: int | None
    people: int
    basis: str


@dataclass(frozen=True, slots=True)
class Population:
    """Residents of an area that a rate may be taken of.

    band : "all", "under_25" or "every_age"
    source : what was counted: "Census 2021, usual residents"
    basis : "published", or "sum of 9 LSOAs by best fit"
    """

    area: str
    band: str
    people: int
    year: int
    source: str
    basis: str


def populations_of(
    areas: Sequence[str],
    band: str,
    *,
    rows: Iterable[PopulationRow],
    fits: Iterable[BestFit] = (),
) -> tuple[Population | None, ...]:
    """Residents in a band of ages, by area, all from one table.

    Parameters
    ----------
    areas : GSS codes
    band : "all", "under_25" or "every_age"
    rows : of any number of tables
        A table is all rows of one year and basis. The one that has the most of the
        areas is used; of equals, the newest.
    fits : of the LSOAs that make up the areas

    Returns
    -------
    One for each area, in order. None where the published bands do not add up to
    exactly these ages, or an LSOA of the area is missing: a gap is not a nought.

    Raises
    ------
    ValueError
        If the band is not one of the definition's.
    """
    ages = _ages_of(band)
    parts: dict[str, list[BestFit]] = defaultdict(list)
    for fit in fits:
        parts[fit.area].append(fit)
    wanted = {*areas, *(fit.lsoa for area in areas for fit in parts[area])}
    best: tuple[Population | None, ...] = (None,) * len(areas)
    for table in _newest_first(row for row in rows if row.area in wanted):
        totals = [table.total(area, ages, parts[area]) for area in areas]
        found = tuple(
            total and Population(area, band, *total)
            for area, total in zip(areas, totals, strict=True)
        )
        if found.count(None) < best.count(None):
            best = found
    return best


@dataclass(frozen=True, slots=True)
class _Table:
    """Published bands of ages by area, of one year and basis."""

    year: int
    basis: str
    bands: dict[str, dict[Ages, int]]

    def total(
        self, area: str, ages: Ages, parts: Sequence[BestFit]
    ) -> tuple[int, int, str, str] | None:
        """People, year, source and basis; None where not all of it is published."""
        published = self._people(area, ages)
        if published is not None:
            return published, self.year, self.basis, "published"
        sums = [self._people(part.lsoa, ages) for part in parts]
        known = [people for people in sums if people is not None]
        if not parts or len(known) < len(parts):
            return None
        return sum(known), self.year, self.basis, _basis_of(parts)

    def _people(self, area: str, ages: Ages) -> int | None:
        return exact_sum(self.bands.get(area, {}), ages)


def _newest_first(rows: Iterable[PopulationRow]) -> list[_Table]:
    tables: dict[tuple[int, str], _Table] = {}
    for row in rows:
        key = (row.year, row.basis)
        table = tables.setdefault(key, _Table(row.year, row.basis, defaultdict(dict)))
        last = OPEN if row.age_to is None else row.age_to
        table.bands[row.area][row.age_from, last] = row.people
    return [tables[key] for key in sorted(tables, reverse=True)]


def _basis_of(parts: Sequence[BestFit]) -> str:
    by_point = sum(part.basis == BY_POINT for part in parts)
    words = f"sum of {len(parts)} LSOA{'s' * (len(parts) > 1)} by best fit"
    return f"{words}, {by_point} of them by {BY_POINT}" if by_point else words


def _ages_of(band: str) -> Ages:
    bands = settings("sources/ons_population.toml")["bands"]
    if band not in bands:
        raise ValueError(f"band must be one of {', '.join(bands)}, not {band!r}")
    return bands[band]["first"], bands[band].get("last", OPEN)


def exact_sum(bands: Mapping[Ages, int], ages: Ages) -> int | None:
    """People of these ages as a sum of bands that cover them once each.

    None if no choice of bands does: 0-15 and 16-29 do not tell who is under 25.
    """
    first, last = ages
    # People of all ages from the first up to, not including, this one.
    upto = {first: 0}
    # In order of their first age, so that what leads up to a band is known by then.
    for start, end in sorted(bands):
        if start in upto and end <= last:
            upto.setdefault(end + 1, upto[start] + bands[start, end])
    return upto.get(last + 1)
