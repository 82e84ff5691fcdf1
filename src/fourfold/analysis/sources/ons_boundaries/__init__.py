"""Outlines of LSOAs, wards and local authorities, from ONS and the London Datastore.

Source: docs/sources/ons-boundaries.md.
"""

from collections import Counter
from pathlib import Path

from fourfold.analysis.areas.boundaries import Boundary
from fourfold.analysis.sources._ons_tables import refuse_what_is_not_text

from . import geojson, shapefiles
from .features import Layer, fault
from .keys import keys_of
from .outlines import outlines_of

__all__ = ["Boundary", "read", "recognises"]


def recognises(path: Path) -> bool:
    """Whether a file is a shapefile, a zip that holds one, or GeoJSON."""
    return shapefiles.recognises(path) or geojson.recognises(path)


def read(path: Path, *, year: int | None = None) -> tuple[Boundary, ...]:
    """Every outline of a file.

    Parameters
    ----------
    path : GeoJSON, a shapefile (.shp, with .dbf and .prj beside it), or a .zip of one
        Of one level. In degrees (WGS84, ETRS89) or in metres of the National Grid;
        GeoJSON that names no reference system is in degrees.
    year : of the geography
        Needed where neither the name of the code's column (LSOA21CD) nor that of the
        file says it.

    Returns
    -------
    In the order of the file. Geometry in metres (EPSG:27700), without heights, valid;
    `repaired` where the published outline crossed itself. The name is the code where
    the file has no names; the authority is None where it has none.

    Raises
    ------
    SourceError
        If the file is damaged or is something else; has no features, no column of
        codes, a code of another level or one code twice; or a feature has no area,
        crosses itself so that its area is in doubt, or lies outside the United
        Kingdom, as it does if longitude and latitude are swapped.

    Notes
    -----
    From degrees, outlines are within 3.5 m (95%): see areas.national_grid.

    Source: ONS, Open Geography Portal.
    """
    layer = _layer(path)
    keys = keys_of(layer, year=year)
    outlines, repaired = outlines_of(layer)
    boundaries = tuple(
        Boundary(
            code=keys.code(feature),
            name=keys.name(feature),
            level=keys.level,
            year=keys.year,
            authority=keys.authority(feature),
            geometry=outline,
            repaired=bool(is_repaired),
        )
        for feature, outline, is_repaired in zip(
            layer.features, outlines, repaired, strict=True
        )
    )
    _refuse_one_code_twice(layer, boundaries)
    return boundaries


def _layer(path: Path) -> Layer:
    if shapefiles.is_one(path):
        return shapefiles.layer_of(path)
    refuse_what_is_not_text(path)
    return geojson.layer_of(path)


def _refuse_one_code_twice(layer: Layer, boundaries: tuple[Boundary, ...]) -> None:
    counts = Counter(boundary.code for boundary in boundaries)
    for feature, boundary in zip(layer.features, boundaries, strict=True):
        if counts[boundary.code] > 1:
            raise fault(
                layer,
                feature,
                f"{boundary.code} stands {counts[boundary.code]} times",
                remedy="Merge the parts of an area into one feature, or download the"
                " file again",
            )
