"""What each ward is like: its rate, its deprivation, and its young residents."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fourfold.analysis.assessment.structure import Found
from fourfold.analysis.assessment.young_residents import shares_under_25
from fourfold.analysis.cube.reader import Area
from fourfold.analysis.offences.measures import Measure

DEPRIVATION = "imd-without-crime"


@dataclass(frozen=True)
class WardFeatures:
    """What is known of wards.

    figures : ids of their rates
    values : float64, shape (wards, 3): per 1,000 residents, score, share under 25
    """

    areas: tuple[Area, ...]
    figures: tuple[str, ...]
    values: NDArray[np.float64]


def ward_features(found: Found, measure: Measure) -> WardFeatures | None:
    """The wards of which all three are known; None where there is no ward so."""
    deprivation = found.background.indicators.get(DEPRIVATION)
    if deprivation is None:
        return None
    young = shares_under_25(found)
    areas, rows = [], []
    for ward in found.scope.wards:
        row = (
            _rate(found, measure, ward),
            _score(found, deprivation.values, measure, ward=ward),
            young.get(ward.code, np.nan),
        )
        if np.isfinite(row).all():
            areas.append(ward)
            rows.append(row)
    if not rows:
        return None
    figures = tuple(found.of(measure, "rate", ward.code).id for ward in areas)
    return WardFeatures(tuple(areas), figures, np.array(rows))


def _rate(found: Found, measure: Measure, ward: Area) -> float:
    value = found.of(measure, "rate", ward.code).value
    return np.nan if value is None else value


def _score(
    found: Found, values: Mapping[str, float], measure: Measure, *, ward: Area
) -> float:
    """Mean of the small areas that lie in the ward, by residents."""
    total = people = 0.0
    for lsoa in found.scope.lsoas:
        if found.background.ward_of.get(lsoa.code) != ward.code:
            continue
        residents = found.of(measure, "rate", lsoa.code).parts.denominator or 0
        if lsoa.code in values:
            total += values[lsoa.code] * residents
            people += residents
    return total / people if people else np.nan
