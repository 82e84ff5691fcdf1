"""An authority small enough to check by head: the cube's double for tests.

Little Fold has three wards with 1,000, 2,000 and 3,000 residents, a quarter of
them under 25, and 30 months of figures from January 2022. Every month every ward
has the counts of MONTHLY, apart from what a test changes.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from shapely.geometry import Polygon, box

from fourfold.analysis.assessment.periods import Period
from fourfold.analysis.cube.counts import CountCube
from fourfold.analysis.cube.outcomes import OutcomeCounts
from fourfold.analysis.cube.reader import (
    Area,
    AreaGap,
    BuildInfo,
    ForceQuality,
    Indicator,
    PartCount,
    Population,
    ReleaseInfo,
)
from fourfold.analysis.cube.stops import StopCounts
from fourfold.analysis.errors import UnknownLabelError
from fourfold.analysis.offences.crime_types import crime_types
from fourfold.analysis.offences.harm import HarmScale

AUTHORITY = Area("E09000901", "Little Fold", "authority", None)
WARDS = (
    Area("E05000901", "Ash", "ward", AUTHORITY.code),
    Area("E05000902", "Birch", "ward", AUTHORITY.code),
    Area("E05000903", "Cedar", "ward", AUTHORITY.code),
)
RESIDENTS = {"E05000901": 1_000, "E05000902": 2_000, "E05000903": 3_000}
MONTHS = Period("2022-01", "2024-06").months
MONTHLY = {
    "violent-crime": 10,
    "robbery": 2,
    "possession-of-weapons": 1,
    "shoplifting": 4,
    "anti-social-behaviour": 20,
}
RELEASE = ReleaseInfo(
    "police_uk_street-0001", "police_uk_street", "2024-06", "2024-08-01", 30, "ab" * 32
)
BUILD = BuildInfo(
    "build-0001",
    "2024-08-02T09:00:00Z",
    "0.1.0",
    (RELEASE,),
    (("ward", 2024, "Office for National Statistics"),),
)
FORCE = ForceQuality(
    force="fold",
    rows_read=10_000,
    rows_kept=9_700,
    rows_refused=10,
    rows_unplaced=250,
    rows_repeated=30,
    rows_superseded=10,
    months_missing=(),
    refusals=(("month cannot be read", 10),),
    unplaced=(("no coordinates", 250),),
)


@dataclass
class SmallCube:
    """What `EvidenceCube` asks for, with numbers a reader can follow.

    changed : counts other than MONTHLY, by (ward code, month, offence)
    unknown : months without figures, for every area
    others : authorities beside it, each with the counts of one ward
    lsoas : of the authority, each with the counts of one ward
    """

    changed: Mapping[tuple[str, str, str], int] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()
    wards: tuple[Area, ...] = WARDS
    residents: Mapping[str, int] = field(default_factory=lambda: dict(RESIDENTS))
    months: tuple[str, ...] = MONTHS
    monthly: Mapping[str, int] = field(default_factory=lambda: dict(MONTHLY))
    build: BuildInfo = BUILD
    invented: bool = False
    quality: tuple[ForceQuality, ...] = (FORCE,)
    authority: Area = AUTHORITY
    others: tuple[Area, ...] = ()
    lsoas: tuple[Area, ...] = ()
    known_indicators: Mapping[str, Indicator] = field(default_factory=dict)
    known_scales: tuple[HarmScale, ...] = ()
    known_outcomes: OutcomeCounts | None = None
    known_stops: StopCounts | None = None

    @property
    def _every(self) -> tuple[Area, ...]:
        return (self.authority, *self.others, *self.wards, *self.lsoas)

    def area(self, code: str) -> Area:
        for area in self._every:
            if area.code == code:
                return area
        raise UnknownLabelError(f"no area has the code {code!r}")

    def find_area(self, text: str) -> Area:
        for area in self._every:
            if text.casefold() in (area.code.casefold(), area.name.casefold()):
                return area
        raise UnknownLabelError(f"no area is called {text!r}")

    def areas(self, level: str, *, authority: str | None = None) -> tuple[Area, ...]:
        return tuple(
            area
            for area in self._every
            if area.level == level and authority in (None, area.authority)
        )

    def counts(self, areas: Sequence[Area]) -> CountCube:
        offences = tuple(crime_type.id for crime_type in crime_types())
        values = np.zeros((len(areas), len(self.months), len(offences)), dtype=np.int64)
        for row, area in enumerate(areas):
            for part in self._parts(area):
                values[row] += self._of_ward(part, offences)
        known = np.array([month not in self.unknown for month in self.months])
        return CountCube(
            values,
            np.tile(known, (len(areas), 1)),
            tuple(area.code for area in areas),
            tuple(self.months),
            offences,
        )

    def populations(
        self, areas: Sequence[Area], band: str
    ) -> tuple[Population | None, ...]:
        return tuple(self._people(area, band) for area in areas)

    def outlines(self, areas: Sequence[Area]) -> tuple[Polygon, ...]:
        return tuple(
            box(1_000 * place, 0, 1_000 * (place + 1), 1_000)
            for place, _ in enumerate(areas)
        )

    def indicators(self) -> Mapping[str, Indicator]:
        return self.known_indicators

    def harm_scales(self) -> tuple[HarmScale, ...]:
        return self.known_scales

    def outcomes(self, area: Area) -> OutcomeCounts | None:
        return self.known_outcomes

    def stops(self, area: Area) -> StopCounts | None:
        return self.known_stops

    def gaps(self, area: Area) -> tuple[AreaGap, ...]:
        return tuple(
            AreaGap(area.code, month, "nothing was published") for month in self.unknown
        )

    def forces(self, area: Area) -> tuple[ForceQuality, ...]:
        return self.quality

    def licences(self) -> tuple[str, ...]:
        return ("Contains public sector information, Open Government Licence v3.0.",)

    def working(
        self, area: Area, *, months: Collection[str], offences: Collection[str]
    ) -> tuple[PartCount, ...]:
        chosen = self.counts([area]).of_offences(offences)
        return tuple(
            PartCount(
                RELEASE.id,
                f"{month}-fold-street.csv",
                "cd" * 32,
                "fold",
                month,
                int(chosen.of_months([month]).values.sum()),
            )
            for month in months
        )

    def _parts(self, area: Area) -> tuple[Area, ...]:
        return self.wards if area == self.authority else (area,)

    def _people(self, area: Area, band: str) -> Population | None:
        parts = [self.residents.get(part.code, 0) for part in self._parts(area)]
        people = sum(parts) // 4 if band == "under_25" else sum(parts)
        if not people:
            return None
        return Population(area.code, band, people, 2021, "ONS", "published")

    def _of_ward(self, ward: Area, offences: tuple[str, ...]) -> np.ndarray:
        usual = np.array([self.monthly.get(offence, 0) for offence in offences])
        counts = np.tile(usual, (len(self.months), 1))
        for (code, month, offence), count in self.changed.items():
            if code == ward.code:
                counts[self.months.index(month), offences.index(offence)] = count
        return counts
