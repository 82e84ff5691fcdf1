"""Postcodes with the point that stands for each, as Code-Point Open has them.

The files of the publisher have no header. Their columns: postcode, quality of the
point, easting, northing, country, two codes of the health service, county, district,
ward.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from fourfold.analysis.areas.boundaries import Boundary
from fourfold.analysis.areas.locator import NOWHERE, Locator
from fourfold.analysis.errors import SourceError

COLUMNS = 10
REMEDY = "Load files of Code-Point Open as its archive has them in Data/CSV."
# Outward code of two to four characters, inward code of a digit and two letters.
POSTCODE = re.compile(r"[A-Z]{1,2}[0-9][0-9A-Z]?[0-9][A-Z]{2}")
# The part that follows the space.
INWARD = 3


@dataclass(frozen=True, slots=True)
class Postcode:
    """code : without a space
    point : metres of the National Grid; None where it has none
    ward : that the publisher says it lies in; empty where it says none
    """

    code: str
    point: tuple[float, float] | None
    ward: str

    @property
    def outward(self) -> str:
        return self.code[:-INWARD]


@dataclass(frozen=True, slots=True)
class Placed:
    """ward_of : code of the ward by postcode; empty for one beside the wards
    elsewhere : how many the publisher has in another ward than their point lies in
    """

    ward_of: dict[str, str]
    elsewhere: int


def read_code_point(path: Path) -> Iterator[Postcode]:
    """The postcodes of a file. Raises SourceError that names the line."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        for number, row in enumerate(csv.reader(file), start=1):
            try:
                yield _postcode(row)
            except ValueError as wrong:
                raise SourceError(
                    str(wrong), file=path.name, line=number, remedy=REMEDY
                ) from None


def _postcode(row: Sequence[str]) -> Postcode:
    if len(row) != COLUMNS:
        raise ValueError(
            f"it has {len(row)} columns, and a file of Code-Point Open has {COLUMNS}"
        )
    code = row[0].replace(" ", "").upper()
    if not POSTCODE.fullmatch(code):
        raise ValueError(f"{row[0]!r} is no postcode")
    easting, northing = float(row[2]), float(row[3])
    # A postcode without a point is at the corner of the grid, off Scilly.
    point = (easting, northing) if easting or northing else None
    return Postcode(code, point, row[9].strip())


def placed(postcodes: Iterable[Postcode], wards: Sequence[Boundary]) -> Placed:
    """Each postcode in the ward that its point lies in.

    One without a point is where the publisher says. Those in no ward are kept where
    they begin like one that is: somebody next door is told so, and the rest of the
    country is not carried about.
    """
    every = list(postcodes)
    locator = Locator(wards)
    points = np.array([each.point or (np.nan, np.nan) for each in every], np.float64)
    at = locator.locate(*points.reshape(-1, 2).T)
    codes = set(locator.codes)
    found = {
        each.code: _ward(each, place, locator.codes, codes=codes)
        for each, place in zip(every, at, strict=True)
    }
    near = {each.outward for each in every if found[each.code]}
    elsewhere = sum(
        bool(found[each.code]) and each.ward in codes - {found[each.code]}
        for each in every
    )
    return Placed(
        {each.code: found[each.code] for each in every if each.outward in near},
        elsewhere,
    )


def _ward(
    postcode: Postcode, place: int, ordered: Sequence[str], *, codes: set[str]
) -> str:
    if place != NOWHERE:
        return ordered[place]
    if postcode.point is None and postcode.ward in codes:
        return postcode.ward
    return ""
