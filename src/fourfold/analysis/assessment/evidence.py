"""What an assessment needs to be told: the cube's side of the agreement."""

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from shapely.geometry.base import BaseGeometry

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
)
from fourfold.analysis.cube.stops import StopCounts
from fourfold.analysis.offences.harm import HarmScale


class EvidenceCube(Protocol):
    """Counts, people and outlines of areas, with the record of where they are from.

    The cube on disk is one; a test may hand over another.
    """

    @property
    def build(self) -> BuildInfo: ...

    @property
    def months(self) -> tuple[str, ...]: ...

    @property
    def invented(self) -> bool: ...

    def area(self, code: str) -> Area: ...

    def find_area(self, text: str) -> Area: ...

    def areas(
        self, level: str, *, authority: str | None = None
    ) -> tuple[Area, ...]: ...

    def counts(self, areas: Sequence[Area]) -> CountCube: ...

    def populations(
        self, areas: Sequence[Area], band: str
    ) -> tuple[Population | None, ...]: ...

    def outlines(self, areas: Sequence[Area]) -> tuple[BaseGeometry, ...]: ...

    def indicators(self) -> Mapping[str, Indicator]: ...

    def harm_scales(self) -> tuple[HarmScale, ...]: ...

    def outcomes(self, area: Area) -> OutcomeCounts | None: ...

    def stops(self, area: Area) -> StopCounts | None: ...

    def gaps(self, area: Area) -> tuple[AreaGap, ...]: ...

    def forces(self, area: Area) -> tuple[ForceQuality, ...]: ...

    def licences(self) -> tuple[str, ...]: ...

    def working(
        self, area: Area, *, months: Collection[str], offences: Collection[str]
    ) -> tuple[PartCount, ...]: ...
