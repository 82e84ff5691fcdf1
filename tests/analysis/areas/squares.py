"""Invented areas with outlines that can be checked by head."""

from shapely import box

from fourfold.analysis.areas.boundaries import Boundary

WARD = "E05000001"
OTHER_WARD = "E05000002"
AUTHORITY = "E09000001"


def square(code, west=0, south=0, *, size=10, level="ward", year=2025):
    """A square with its south-west corner at (west, south), in metres."""
    return Boundary(
        code=code,
        name=f"Area {code}",
        level=level,
        year=year,
        authority=AUTHORITY,
        geometry=box(west, south, west + size, south + size),
    )


def lsoa(code, west=0, south=0, *, size=2, year=2021):
    return square(code, west, south, size=size, level="lsoa", year=year)
