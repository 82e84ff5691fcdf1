"""What a cube tells besides counts: areas, people, gaps, quality and origin."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Area:
    """An area that counts are kept for. level: lsoa, ward or authority."""

    code: str
    name: str
    level: str
    authority: str | None


@dataclass(frozen=True, slots=True)
class PartCount:
    """Rows counted from one source file."""

    release: str
    file: str
    sha256: str
    force: str
    month: str
    rows: int


@dataclass(frozen=True, slots=True)
class PartRows:
    """What tells the rows of one part that were counted from those that were not.

    points : millionths of a degree, columns lon_e6 and lat_e6
    labels : texts of the column crime_type
    superseded : lines that a newer release holds too
    """

    path: str
    release: str
    file: str
    month: str
    points: dict[str, NDArray[np.int32]]
    labels: tuple[str, ...]
    superseded: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Rows of a force that have no usable point, so that no area counts them."""

    force: str
    rows: int


@dataclass(frozen=True, slots=True)
class ForceQuality:
    """What became of the rows of one force, over all months in the cube.

    rows_elsewhere : with a point, but in none of the areas loaded
    unknown : labels that the definitions do not have, counted for no offence
    offences_absent : of which there is no row in any month, among rows enough that
        there would be
    """

    force: str
    rows_read: int
    rows_kept: int
    rows_refused: int
    rows_unplaced: int
    rows_repeated: int
    rows_superseded: int
    months_missing: tuple[str, ...]
    refusals: tuple[tuple[str, int], ...]
    unplaced: tuple[tuple[str, int], ...]
    unknown: tuple[tuple[str, int], ...] = ()
    rows_elsewhere: int = 0
    offences_absent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AreaGap:
    """A month that is not known for an area, and why."""

    area: str
    month: str
    reason: str


@dataclass(frozen=True, slots=True)
class ReleaseInfo:
    """A release that a build rests on. sha256 is of its list of parts."""

    id: str
    dataset: str
    edition: str
    loaded_at: str
    files: int
    sha256: str
    invented: bool = False


@dataclass(frozen=True, slots=True)
class BuildInfo:
    """Which build a figure is from. areas: (level, year, file) of the outlines."""

    id: str
    built_at: str
    code_version: str
    releases: tuple[ReleaseInfo, ...]
    areas: tuple[tuple[str, int, str], ...]
