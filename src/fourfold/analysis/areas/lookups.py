"""Which larger area an LSOA counts in, and what became of the LSOAs of 2011."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import shapely

from fourfold.analysis.definitions import settings
from fourfold.analysis.errors import UnknownLabelError

from .boundaries import Boundary
from .locator import NOWHERE, Locator

BY_POINT = "a point inside the LSOA"


@dataclass(frozen=True, slots=True)
class LookupRow:
    """One line of an ONS look-up.

    kind : from and to with the year of each: "lsoa21-ward24", "lsoa11-lsoa21"
    authority : code of the local authority that both lie in
    change : U, S, M or X in a look-up between two years of LSOAs
    """

    kind: str
    from_code: str
    from_name: str
    to_code: str
    to_name: str
    authority: str | None
    change: str | None


@dataclass(frozen=True, slots=True)
class BestFit:
    """The one larger area that an LSOA is counted in, and by what we know it."""

    lsoa: str
    area: str
    basis: str


@dataclass(frozen=True, slots=True)
class Successors:
    """The LSOAs of 2021 that an LSOA of 2011 became.

    exact : together they cover it and nothing else
    """

    codes: tuple[str, ...]
    exact: bool
    change: str


def best_fit(
    areas: Sequence[Boundary],
    *,
    rows: Iterable[LookupRow] = (),
    lsoas: Sequence[Boundary] = (),
) -> tuple[BestFit, ...]:
    """The larger area of each LSOA: as ONS publishes it, else by a point inside.

    Parameters
    ----------
    areas : wards or authorities
    rows : of any number of look-ups, of any area
        A row counts where it leads to one of the areas. It does not for a ward that
        was redrawn after it, which has a new code.
    lsoas : to place by a point inside them where no row does

    Returns
    -------
    Sorted by LSOA, of one year: of the newest LSOAs in rows and lsoas. LSOAs that
    neither way leads to these areas are left out.

    Raises
    ------
    ValueError
        If the areas are of more than one level: an LSOA would be in two of them.
    """
    if len({area.level for area in areas}) > 1:
        raise ValueError("areas must be of one level")
    lookups = [row for row in rows if row.change is None]
    years = {_lsoa_year(row) for row in lookups} | {lsoa.year for lsoa in lsoas}
    # Codes of 2011 that were split or merged would be counted twice beside 2021's.
    newest = max(years, default=0)
    codes = {area.code for area in areas}
    current = [row for row in lookups if _lsoa_year(row) == newest]
    fits = {fit.lsoa: fit for fit in _published(current, codes)}
    unplaced = [b for b in lsoas if b.year == newest and b.code not in fits]
    fits.update((fit.lsoa, fit) for fit in _by_point(unplaced, areas))
    return tuple(fits[lsoa] for lsoa in sorted(fits))


def _lsoa_year(row: LookupRow) -> int:
    return 2000 + int(row.kind.removeprefix("lsoa")[:2])


def _published(rows: Iterable[LookupRow], codes: Collection[str]) -> Iterable[BestFit]:
    # The kind ends in the year of the wards: in this order the newest look-up wins.
    for row in sorted(rows, key=lambda row: row.kind):
        for code in (row.to_code, row.authority):
            if code is not None and code in codes:
                yield BestFit(row.from_code, code, f"look-up {row.kind}")


def _by_point(
    lsoas: Sequence[Boundary], areas: Sequence[Boundary]
) -> Iterable[BestFit]:
    locator = Locator(areas)
    # Not the centroid: that of a crescent lies outside of it.
    points = [shapely.point_on_surface(lsoa.geometry) for lsoa in lsoas]
    places = locator.locate(shapely.get_x(points), shapely.get_y(points))
    for lsoa, place in zip(lsoas, places, strict=True):
        if place != NOWHERE:
            yield BestFit(lsoa.code, locator.codes[place], BY_POINT)


def changes_of(rows: Iterable[LookupRow]) -> dict[str, Successors]:
    """What became of each LSOA of 2011, by its code, from the rows of a change file."""
    became: dict[str, list[LookupRow]] = defaultdict(list)
    for row in rows:
        if row.change is not None:
            became[row.from_code].append(row)
    return {code: _successors(lines) for code, lines in became.items()}


def _successors(rows: Sequence[LookupRow]) -> Successors:
    meanings = settings("sources/ons_lookups.toml")["changes"]
    changes = sorted({str(row.change) for row in rows})
    return Successors(
        codes=tuple(sorted(row.to_code for row in rows)),
        exact=all(meanings[change]["exact"] for change in changes),
        change="".join(changes),
    )


def successors_of(lsoa11: str, changes: Mapping[str, Successors]) -> Successors:
    """The LSOAs of 2021 that an LSOA of 2011 became.

    Raises UnknownLabelError for a code that the change file does not have: it is
    mistyped, or of another year.
    """
    if lsoa11 not in changes:
        raise UnknownLabelError(f"not an LSOA of 2011 in the change file: {lsoa11}")
    return changes[lsoa11]
