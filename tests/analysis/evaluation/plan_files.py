"""Plans of an evaluation in an invented country of twelve wards."""

import numpy as np

from fourfold.analysis.cube.counts import CountCube
from fourfold.analysis.evaluation.plans import plan_from

WARDS = tuple(f"E05{number:06d}" for number in range(1, 13))
MONTHS = tuple(
    f"{year}-{month:02d}" for year in (2023, 2024, 2025) for month in range(1, 13)
)

CONTENT = {
    "title": "Evening patrols",
    "question": "Did violence fall where there were patrols?",
    "measure": "violence",
    "method": "difference-in-differences",
    "treated": list(WARDS[:3]),
    "controls": list(WARDS[3:]),
    "chosen_because": "The nine wards most like them in 2023.",
    "before": ["2023-01", "2024-12"],
    "after": ["2025-02", "2025-12"],
    "hoped_for": 20,
}


def plan(**changes):
    content = {
        name: each for name, each in (CONTENT | changes).items() if each is not None
    }
    return plan_from(content, file="plan.toml")


def counts(*, mean=20, effect=1.0, unknown=(), seed=2026, months=MONTHS):
    """Violence and robbery of each ward and month; effect is from February 2025 on."""
    rng = np.random.default_rng(seed)
    late = np.array([month >= "2025-02" for month in months])
    level = np.full((len(WARDS), len(months)), float(mean))
    level[:3, late] *= effect
    values = rng.poisson(level[..., np.newaxis] / 2, (*level.shape, 2))
    known = np.ones(level.shape, dtype=bool)
    for ward, month in unknown:
        known[ward, months.index(month)] = False
    return CountCube(
        values=values,
        known=known,
        areas=WARDS,
        months=tuple(months),
        offences=("violent-crime", "robbery"),
    )
