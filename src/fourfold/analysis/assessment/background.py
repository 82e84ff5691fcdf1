"""What an assessment knows beside counts: deprivation, harm, outcomes, stops."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from fourfold.analysis.cube.outcomes import OutcomeCounts
from fourfold.analysis.cube.reader import Indicator
from fourfold.analysis.cube.stops import StopCounts
from fourfold.analysis.offences.harm import HarmScale


@dataclass(frozen=True, slots=True)
class Background:
    """Evidence that is not a count of events by area and month.

    indicators : by id
    harm_scales : the scale that the text uses comes first; never empty
    outcomes : of the authority; None where no outcome file is loaded
    stops : of the authority; None where no stop-and-search file is loaded
    extents : square kilometres, by code of the authorities of the group
    ward_of : code of the ward that an LSOA lies in, by code of the LSOA
    """

    indicators: Mapping[str, Indicator] = field(default_factory=dict)
    harm_scales: tuple[HarmScale, ...] = ()
    outcomes: OutcomeCounts | None = None
    stops: StopCounts | None = None
    extents: Mapping[str, float] = field(default_factory=dict)
    ward_of: Mapping[str, str] = field(default_factory=dict)
