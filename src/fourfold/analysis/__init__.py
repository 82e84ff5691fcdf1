"""The analysis library: `import fourfold.analysis as ff`.

Each question is a function that takes arrays or frames and returns an `Answer`, with
`found`, `to_frame()`, `chart()` and `sentence()`. `dir(ff)` lists them, and
docs/reference/python.md says what each takes. Nothing is loaded until it is asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fourfold.analysis.answers.ahead.acting import patrols as patrols
    from fourfold.analysis.answers.ahead.acting import placement as placement
    from fourfold.analysis.answers.ahead.forecasts import forecast as forecast
    from fourfold.analysis.answers.ahead.forecasts import (
        forecast_scores as forecast_scores,
    )
    from fourfold.analysis.answers.ahead.forecasts import forecasts as forecasts
    from fourfold.analysis.answers.answer import Answer as Answer
    from fourfold.analysis.answers.changes.beside import change as change
    from fourfold.analysis.answers.changes.comparisons import (
        matched_controls as matched_controls,
    )
    from fourfold.analysis.answers.changes.comparisons import (
        synthetic_control as synthetic_control,
    )
    from fourfold.analysis.answers.changes.displacement import (
        detectable_change as detectable_change,
    )
    from fourfold.analysis.answers.changes.displacement import (
        weighted_displacement as weighted_displacement,
    )
    from fourfold.analysis.answers.changes.evaluations import (
        difference_in_differences as difference_in_differences,
    )
    from fourfold.analysis.answers.changes.evaluations import (
        interrupted_series as interrupted_series,
    )
    from fourfold.analysis.answers.given.evidence import Evidence as Evidence
    from fourfold.analysis.answers.given.evidence import evidence as evidence
    from fourfold.analysis.answers.given.panel import Panel as Panel
    from fourfold.analysis.answers.given.panel import panel as panel
    from fourfold.analysis.answers.given.panel import panel_of_cells as panel_of_cells
    from fourfold.analysis.answers.given.points import to_metres as to_metres
    from fourfold.analysis.answers.given.study import grid as grid
    from fourfold.analysis.answers.given.study import hexagons as hexagons
    from fourfold.analysis.answers.when.following import chains as chains
    from fourfold.analysis.answers.when.following import near_repeats as near_repeats
    from fourfold.analysis.answers.when.hours import (
        hours_of_the_week as hours_of_the_week,
    )
    from fourfold.analysis.answers.when.hours import shifts as shifts
    from fourfold.analysis.answers.when.seasons import change_points as change_points
    from fourfold.analysis.answers.when.seasons import seasonality as seasonality
    from fourfold.analysis.answers.when.signals import alert as alert
    from fourfold.analysis.answers.when.signals import cusum as cusum
    from fourfold.analysis.answers.where.density import kernel_density as kernel_density
    from fourfold.analysis.answers.where.density import relative_risk as relative_risk
    from fourfold.analysis.answers.where.gathering import concentration as concentration
    from fourfold.analysis.answers.where.gathering import repeat_places as repeat_places
    from fourfold.analysis.answers.where.gathering import (
        similar_patterns as similar_patterns,
    )
    from fourfold.analysis.answers.where.hotspots import hotspots as hotspots
    from fourfold.analysis.answers.where.likeness import local_moran as local_moran
    from fourfold.analysis.answers.where.likeness import moran as moran
    from fourfold.analysis.statistics.segments import Shape as Shape
    from fourfold.analysis.statistics.weighted_displacement import Place as Place

# Where each name is: the same as above, for when the program runs.
_PLACES = {
    "alert": "answers.when.signals",
    "Answer": "answers.answer",
    "chains": "answers.when.following",
    "change": "answers.changes.beside",
    "change_points": "answers.when.seasons",
    "concentration": "answers.where.gathering",
    "cusum": "answers.when.signals",
    "detectable_change": "answers.changes.displacement",
    "difference_in_differences": "answers.changes.evaluations",
    "Evidence": "answers.given.evidence",
    "evidence": "answers.given.evidence",
    "forecast": "answers.ahead.forecasts",
    "forecast_scores": "answers.ahead.forecasts",
    "forecasts": "answers.ahead.forecasts",
    "grid": "answers.given.study",
    "hexagons": "answers.given.study",
    "hotspots": "answers.where.hotspots",
    "hours_of_the_week": "answers.when.hours",
    "interrupted_series": "answers.changes.evaluations",
    "kernel_density": "answers.where.density",
    "local_moran": "answers.where.likeness",
    "matched_controls": "answers.changes.comparisons",
    "moran": "answers.where.likeness",
    "near_repeats": "answers.when.following",
    "Panel": "answers.given.panel",
    "panel": "answers.given.panel",
    "panel_of_cells": "answers.given.panel",
    "patrols": "answers.ahead.acting",
    "Place": "statistics.weighted_displacement",
    "placement": "answers.ahead.acting",
    "relative_risk": "answers.where.density",
    "repeat_places": "answers.where.gathering",
    "seasonality": "answers.when.seasons",
    "Shape": "statistics.segments",
    "shifts": "answers.when.hours",
    "similar_patterns": "answers.where.gathering",
    "synthetic_control": "answers.changes.comparisons",
    "to_metres": "answers.given.points",
    "weighted_displacement": "answers.changes.displacement",
}


def __dir__() -> list[str]:
    return sorted(_PLACES)


if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """Load what is asked for. Type checkers read the imports above instead."""
        if name not in _PLACES:
            raise AttributeError(f"fourfold.analysis has no {name!r}: see dir()")
        found = getattr(import_module(f"{__name__}.{_PLACES[name]}"), name)
        globals()[name] = found
        return found
