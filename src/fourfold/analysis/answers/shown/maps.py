"""Cells as a map: coloured by class, within the border of the ground."""

from collections.abc import Sequence

import numpy as np
import shapely
from numpy.typing import NDArray

from fourfold.analysis.answers.given.study import Study
from fourfold.analysis.charts.chart import Specification
from fourfold.analysis.charts.map_layers import (
    PADDING,
    class_labels,
    class_of,
    feature,
    map_size,
    shapes,
)
from fourfold.analysis.charts.style import BAND, CLASSES, INK, QUIET, specification

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

# Corners of cells in steps of a map this wide: finer than a screen.
STEPS = 1_040
# Two sides of one thing, told apart under all common colour blindness.
NEITHER = "no more than chance"
SIDES = ("#b0460a", "#0a63a0", "#e0a27c", "#8fb6d4")


def shaded(study: Study, values: Floats) -> Specification:
    """Cells with more than nothing, shaded by fifths of their number."""
    kept = np.isfinite(values) & (values > 0)
    if not kept.any():
        return _map(study, kept, [], colours={})
    labels = class_labels([float(value) for value in values[kept]])
    names = [class_of(float(value), labels) for value in values[kept]]
    return _map(
        study,
        kept,
        names,
        colours=dict(zip(labels, CLASSES[-len(labels) :], strict=True)),
    )


def coloured(
    study: Study, groups: Sequence[str], *, names: Sequence[str], there: Bools
) -> Specification:
    """Cells by group; others in grey where there is anything, and else white.

    names : in the order of their colours
    there : bool, shape (cells)
    """
    given = np.array(groups, dtype=object)
    named = np.isin(given, list(names))
    given[~named] = NEITHER
    colours = dict(zip(names, SIDES, strict=False)) | {NEITHER: BAND}
    kept = named | there
    return _map(study, kept, list(given[kept]), colours=colours)


def _map(
    study: Study, kept: Bools, groups: Sequence[str], *, colours: dict[str, str]
) -> Specification:
    every = study.outlines(np.ones(kept.size, dtype=bool))
    west, south, east, north = shapely.total_bounds(every)
    step = max(east - west, north - south) / STEPS

    def placed(outlines: NDArray[np.object_]) -> NDArray[np.object_]:
        moved = shapely.transform(
            outlines, lambda points: np.round((points - [west, south]) / step, 1)
        )
        # The projection draws rings as they turn on a globe.
        turned: NDArray[np.object_] = shapely.orient_polygons(moved, exterior_cw=False)
        return turned

    # In steps of the map: corners that two cells share differ by a hair.
    border = shapely.union_all(placed(every), grid_size=0.1)
    cells = placed(study.outlines(kept)) if kept.any() else np.empty(0, object)
    features = [feature(o, g) for o, g in zip(cells, groups, strict=True)]
    width, height = map_size(list(placed(every)))
    layer = [_border(border)]
    if features:
        drawn = shapes(features, list(colours), line=0.3)
        drawn["encoding"]["color"]["scale"]["range"] = list(colours.values())
        drawn["mark"]["stroke"] = QUIET
        layer.insert(0, drawn)
    return specification(
        width=width,
        height=height,
        padding=PADDING,
        projection={"type": "identity", "reflectY": True},
        layer=layer,
    )


def _border(outline: shapely.Geometry) -> Specification:
    edge = shapely.geometry.mapping(outline.boundary)
    return {
        "data": {"values": [{"type": "Feature", "geometry": edge}]},
        "mark": {
            "type": "geoshape",
            "filled": False,
            "stroke": INK,
            "strokeWidth": 1,
        },
    }
