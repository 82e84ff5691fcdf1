"""Invented crimes over a city the size of London, the same each time."""

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.spatial import Voronoi

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]

SEED = 2026
# The box around Greater London, metres of the National Grid.
WEST, SOUTH, WIDTH, HEIGHT = 503_500.0, 155_800.0, 58_500.0, 45_200.0
SNAP_POINTS, CLUSTERS = 115_000, 2_500
AREAS, CORNERS = 4_994, 143
DAYS = 1_095
# Cells of 250 metres, 42,354 of them, and how far a crime is spread over them.
CELL, CELLS, BANDWIDTH = 250.0, (181, 234), 300.0
# Crimes with a day, and what is near and soon among them: metres and days.
DATED, NEAR, SOON = 20_000, 200.0, 14
HOUR = 3_600


def snapped_points(number: int) -> Floats:
    """Crimes at the points of a map, many at each, as the police publish them."""
    chance = np.random.default_rng((SEED, 1))
    middles = _anywhere(chance, CLUSTERS)
    weights = chance.pareto(1.2, CLUSTERS) + 0.1
    of = chance.choice(CLUSTERS, SNAP_POINTS, p=weights / weights.sum())
    places = middles[of] + chance.normal(0, 400, (SNAP_POINTS, 2))
    places = _within(places).round()
    often = chance.pareto(1.5, SNAP_POINTS) + 0.1
    return places[chance.choice(SNAP_POINTS, number, p=often / often.sum())]


def own_points(number: int) -> Floats:
    """Crimes each at a place of its own, as a police force has them."""
    chance = np.random.default_rng((SEED, 2))
    return _within(snapped_points(number) + chance.normal(0, 60, (number, 2)))


def cell_counts(rows: int, columns: int) -> Floats:
    """How many crimes in each cell of a grid: many in a few, none in most."""
    chance = np.random.default_rng((SEED, 3))
    return chance.gamma(0.4, 6, (rows, columns)).round()


def shape_of(cells: int) -> tuple[int, int]:
    """Rows and columns of a grid of about so many cells over the city."""
    rows = round((cells * HEIGHT / WIDTH) ** 0.5)
    return rows, round(cells / rows)


def middles() -> Floats:
    """The middles of cells of 250 metres, along rows; shape (cells, 2)."""
    rows, columns = np.indices(CELLS).reshape(2, -1)
    return np.column_stack([columns, rows]) * CELL + CELL / 2 + (WEST, SOUTH)


def dated_crimes(number: int) -> tuple[Floats, Whole]:
    """Places within 20 by 20 km and days; three in a hundred are near repeats."""
    chance = np.random.default_rng((SEED, 4))
    hotspots = chance.uniform(0, 20_000, (100, 2))
    spread = chance.normal(0, 220, (number, 2))
    places = (hotspots[chance.integers(100, size=number)] + spread).clip(0, 20_000)
    days = chance.integers(DAYS, size=number)
    repeats = chance.choice(number, number * 3 // 100, replace=False)
    after = chance.choice(number, repeats.size)
    places[repeats] = places[after]
    days[repeats] = days[after] + chance.integers(15, size=repeats.size)
    return places, days


def outlines() -> NDArray[np.object_]:
    """Areas the size and detail of lower-layer output areas, side by side."""
    chance = np.random.default_rng((SEED, 5))
    seeds = _anywhere(chance, AREAS)
    # Mirrored beyond each edge, so that the cells within it are finite.
    mirrored = [seeds]
    for axis, low, high in ((0, WEST, WEST + WIDTH), (1, SOUTH, SOUTH + HEIGHT)):
        for edge in (low, high):
            copy = seeds.copy()
            copy[:, axis] = 2 * edge - copy[:, axis]
            mirrored.append(copy)
    cells = Voronoi(np.concatenate(mirrored))
    regions = [cells.regions[at] for at in cells.point_region[:AREAS]]
    rings = [_detailed(cells.vertices[region]) for region in regions]
    return np.array([shapely.Polygon(ring) for ring in rings], dtype=object)


def times_from_to(number: int) -> tuple[NDArray[np.datetime64], NDArray[np.datetime64]]:
    """From when to when each crime may have happened; most within half a day."""
    chance = np.random.default_rng((SEED, 6))
    start = np.datetime64("2024-01-01", "s") + chance.integers(0, DAYS * 86_400, number)
    hours = np.minimum(chance.exponential(8, number), 14 * 24)
    return start, start + (hours * HOUR).astype(np.int64)


def counts_of_areas(number: int) -> tuple[Floats, Floats]:
    """Crimes before and after in each of many areas, shape (areas, 2), and people.

    The first areas are the same however many are asked for.
    """
    chance = np.random.default_rng((SEED, 7))
    many = max(number, 100_000)
    mean = chance.gamma(2, 15, (many, 1))
    people = chance.integers(1_000, 3_000, (many, 2)).astype(np.float64)
    counts = chance.poisson(mean, (many, 2)).astype(np.float64)
    return counts[:number], people[:number]


def _anywhere(chance: np.random.Generator, number: int) -> Floats:
    return chance.uniform((WEST, SOUTH), (WEST + WIDTH, SOUTH + HEIGHT), (number, 2))


def _within(places: Floats) -> Floats:
    inside: Floats = places.clip((WEST, SOUTH), (WEST + WIDTH - 1, SOUTH + HEIGHT - 1))
    return inside


def _detailed(ring: Floats) -> Floats:
    """With as many corners as real outlines have, which bend as theirs do."""
    each = CORNERS // len(ring) + 1
    sides = []
    for begin, end in zip(ring, np.roll(ring, -1, axis=0), strict=True):
        # The same bends from either side, so that neighbours still meet.
        low, high = sorted((begin, end), key=tuple)
        part = np.linspace(0, 1, each + 1)[:, np.newaxis]
        across = np.array((low[1] - high[1], high[0] - low[0]))
        bend = 0.02 * np.sin(np.pi * part) * np.sin(7 * np.pi * part)
        side = low + part * (high - low) + bend * across
        sides.append((side if (low == begin).all() else side[::-1])[:-1])
    return np.concatenate(sides)
