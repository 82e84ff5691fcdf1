"""Which wards are most like a ward, and of what kind it is."""

from dataclasses import dataclass

import numpy as np

from fourfold.analysis.assessment.profiles import drawn_measure
from fourfold.analysis.assessment.questions.kinds_of_wards import APART, MOST_KINDS
from fourfold.analysis.assessment.structure import Found
from fourfold.analysis.assessment.ward_features import WardFeatures, ward_features
from fourfold.analysis.cube.reader import Area
from fourfold.analysis.statistics.similarity import distances_from
from fourfold.analysis.statistics.typology import Typology, typology

# Fewer would hang on one of them; more would not be like it.
MOST_ALIKE = 4

NOT_LOADED = (
    "not known, because it takes deprivation and the ages of residents to say which "
    "wards are like it"
)
TOO_FEW = "not known, because too few wards are known to say which are like it"


@dataclass(frozen=True)
class Likeness:
    """What wards are like; None where it is not known of any."""

    features: WardFeatures | None
    kinds: Typology | None

    def most_like(self, ward: Area) -> tuple[Area, ...]:
        """Those nearest in deprivation and young residents; none where not known.

        Not in violence: they are set beside each other by that.
        """
        features = self.features
        if features is None or ward not in features.areas:
            return ()
        if len(features.areas) <= MOST_ALIKE + 1:
            return ()
        own = features.areas.index(ward)
        far = distances_from(features.values[:, 1:], position=own).total
        others = [at for at in range(len(far)) if at != own]
        ranked = sorted(others, key=lambda at: (far[at], features.areas[at].code))
        return tuple(features.areas[at] for at in ranked[:MOST_ALIKE])

    def reason(self, ward: Area) -> str:
        """Why it is not known which wards are like a ward."""
        if self.features is None or ward not in self.features.areas:
            return NOT_LOADED
        return TOO_FEW

    def kind_of(self, ward: Area) -> tuple[str, tuple[Area, ...]] | None:
        """'kind 2' or 'group 2', and the others of it; None where there are none."""
        features, kinds = self.features, self.kinds
        if features is None or kinds is None or ward not in features.areas:
            return None
        if np.isnan(kinds.silhouette):
            return None
        group = kinds.groups[features.areas.index(ward)]
        word = "kind" if kinds.silhouette >= APART else "group"
        others = [
            area
            for area, own in zip(features.areas, kinds.groups, strict=True)
            if own == group and area != ward
        ]
        return f"{word} {group + 1}", tuple(others)


def likeness(found: Found) -> Likeness:
    """Of all wards at once."""
    measure = drawn_measure(found.scope)
    features = ward_features(found, measure) if measure else None
    if features is None:
        return Likeness(None, None)
    return Likeness(features, typology(features.values, most=MOST_KINDS))
