"""What is true of the invented files: what a reader of them should find."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from .restatement import Restated


@dataclass(frozen=True, slots=True)
class FileTruth:
    """What one police file holds.

    rows : lines below the header, good or bad
    refused, unplaced : reason → rows; unplaced rows are good but for their point
    unknown_types : good rows whose type is in no list
    repeated : rows that tell again what an earlier row of the file told: the same
        Crime ID, or in stop and search the same row word for word
    blank_ids : rows without Crime ID that are not anti-social behaviour
    retired_codes : rows with the code of an LSOA of 2011 that was split
    outside : authority code, or "" for none → rows with a good point outside the
        borough
    quoted : rows with a quotation mark
    windows_line_ends, byte_order_mark : how the file is written
    """

    rows: int
    refused: Mapping[str, int] = field(default_factory=dict)
    unplaced: Mapping[str, int] = field(default_factory=dict)
    repeated: int = 0
    blank_ids: int = 0
    unknown_types: int = 0
    retired_codes: int = 0
    outside: Mapping[str, int] = field(default_factory=dict)
    quoted: int = 0
    windows_line_ends: bool = False
    byte_order_mark: bool = False

    @property
    def kept(self) -> int:
        """Rows that can be read, those that tell something again among them."""
        return self.rows - sum(self.refused.values())

    @property
    def events(self) -> int:
        return self.kept - self.repeated


@dataclass(frozen=True, slots=True)
class TrueChange:
    """A change that was planted: the last 12 months against the 12 before."""

    ward: str
    ward_name: str
    offence: str
    factor: float
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Truth:
    """The truth behind one set of invented files, latest view.

    months : from the first of the earlier edition to the last of the later one
    missing_months : months without a street file, where counts are 0 but not known
    editions : names of the earlier and the later edition
    offences : ids of the types, as police.uk names them
    wards, lsoas : codes; the borough's first, `own_wards` and `own_lsoas` of them
    ward_counts : int64, shape (wards, months, offences), events of known type by point
    lsoa_counts : int64, shape (lsoas, months, offences), events by point
    nowhere_counts : int64, shape (months, offences), events in none of the areas
    ward_repeats, lsoa_repeats : shaped as the counts, events that have a second row
        with the same Crime ID; whoever counts rows finds counts + repeats
    residents, under_25 : int64, shape (lsoas,)
    best_fit : LSOA code → code of the ward it is counted in
    cut_lsoas : codes of LSOAs that a ward border crosses
    split_lsoas : code of an LSOA of 2011 → codes of the two it became
    hotspots : name and ward code of each
    restated : month → what the later edition changed in it
    files : (edition, name in its archive) → what is in the file
    """

    seed: int
    months: tuple[str, ...]
    missing_months: tuple[str, ...]
    editions: tuple[str, str]
    offences: tuple[str, ...]
    authority: str
    wards: tuple[str, ...]
    own_wards: int
    lsoas: tuple[str, ...]
    own_lsoas: int
    ward_counts: NDArray[np.int64]
    lsoa_counts: NDArray[np.int64]
    nowhere_counts: NDArray[np.int64]
    ward_repeats: NDArray[np.int64]
    lsoa_repeats: NDArray[np.int64]
    residents: NDArray[np.int64]
    under_25: NDArray[np.int64]
    best_fit: Mapping[str, str]
    cut_lsoas: tuple[str, ...]
    split_lsoas: Mapping[str, tuple[str, ...]]
    hotspots: tuple[tuple[str, str], ...]
    changes: tuple[TrueChange, ...]
    restated: Mapping[str, Restated]
    files: Mapping[tuple[str, str], FileTruth]
