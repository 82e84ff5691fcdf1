"""Areas as outlines on the map."""

from dataclasses import dataclass

from shapely import MultiPolygon, Polygon


@dataclass(frozen=True, slots=True)
class Boundary:
    """The outline of one area, as it was in one year.

    level : lsoa, ward or authority
    authority : code of the local authority it lies in, where the source says so
    geometry : valid, in metres of the National Grid (EPSG:27700)
    repaired : the published outline crossed itself and was mended
    """

    code: str
    name: str
    level: str
    year: int
    authority: str | None
    geometry: Polygon | MultiPolygon
    repaired: bool = False
