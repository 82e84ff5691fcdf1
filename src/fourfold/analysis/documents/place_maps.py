"""Maps of answers about places: outlines, squares, circles and marks, as SVG."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.affinity import translate
from shapely.geometry.base import BaseGeometry

from fourfold.analysis.charts.ward_paths import path_of

# Pixels of the longer side.
LONGEST = 720
# Metres that a line may be off: less than a pixel.
DETAIL = 5


@dataclass(frozen=True, slots=True)
class Path:
    d: str
    look: str


@dataclass(frozen=True, slots=True)
class Square:
    x: float
    y: float
    side: float
    look: str


@dataclass(frozen=True, slots=True)
class Circle:
    x: float
    y: float
    radius: float
    look: str


@dataclass(frozen=True, slots=True)
class Mark:
    x: float
    y: float
    text: str


@dataclass(frozen=True, slots=True)
class Map:
    """What the template draws, in this order."""

    width: int
    height: int
    title: str
    paths: tuple[Path, ...] = ()
    squares: tuple[Square, ...] = ()
    circles: tuple[Circle, ...] = ()
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Canvas:
    """From metres east and north to pixels right and down.

    west, north : of the corner, metres; scale : pixels a metre
    """

    west: float
    north: float
    scale: float
    width: int
    height: int

    @classmethod
    def around(cls, shapes: Sequence[BaseGeometry]) -> "Canvas":
        west, south, east, north = (
            float(edge) for edge in shapely.total_bounds(list(shapes))
        )
        scale = LONGEST / max(east - west, north - south)
        # Upwards, so that nothing is cut off.
        width, height = (
            int(-(-side * scale // 1)) for side in (east - west, north - south)
        )
        return cls(west, north, scale, width, height)

    def ground(self, outlines: Sequence[BaseGeometry]) -> tuple[Path, ...]:
        """An authority, and the borders of its wards where they are known."""
        authority, *wards = outlines
        simple = shapely.coverage_simplify(np.array(wards), DETAIL) if wards else []
        return (
            self.path(authority.simplify(DETAIL), "outline"),
            *(self.path(ward, "border") for ward in simple),
        )

    def path(self, shape: BaseGeometry, look: str) -> Path:
        """A shape that has been simplified, or is drawn as it is."""
        moved = translate(shape, -self.west, -self.north)
        return Path(path_of(moved, self.scale, 0.0), look)

    def square(self, corner: tuple[float, float], size: float, look: str) -> Square:
        """corner : the south-west one, metres"""
        x, y = self.at((corner[0], corner[1] + size))
        return Square(x, y, size * self.scale, look)

    def circle(self, middle: tuple[float, float], radius: float, look: str) -> Circle:
        return Circle(*self.at(middle), radius * self.scale, look)

    def mark(self, at: tuple[float, float], text: str) -> Mark:
        return Mark(*self.at(at), text)

    def at(self, point: tuple[float, float]) -> tuple[float, float]:
        east, north = point
        return (east - self.west) * self.scale, (self.north - north) * self.scale
