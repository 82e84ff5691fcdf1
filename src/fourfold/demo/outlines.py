"""Writes boundaries as GeoJSON in degrees and as a shapefile in metres."""

import io
import json
from pathlib import Path

import shapefile
import shapely

from .borough import Borough, InventedArea
from .position import degrees

# As the statistics office writes it beside its shapefiles.
_NATIONAL_GRID = (
    'PROJCS["British_National_Grid",GEOGCS["GCS_OSGB_1936",DATUM["D_OSGB_1936",'
    'SPHEROID["Airy_1830",6377563.396,299.3249646]],PRIMEM["Greenwich",0.0],'
    'UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],'
    'PARAMETER["False_Easting",400000.0],PARAMETER["False_Northing",-100000.0],'
    'PARAMETER["Central_Meridian",-2.0],PARAMETER["Scale_Factor",0.9996012717],'
    'PARAMETER["Latitude_Of_Origin",49.0],UNIT["Meter",1.0]]'
)
# The header of a .dbf holds the day it was written, here made one and the same.
_DATE_IN_DBF = slice(1, 4)
_SAME_DATE = bytes([126, 1, 1])


def write_wards(path: Path, borough: Borough) -> None:
    features = []
    for ward in borough.wards:
        home = borough.authorities[ward.authority]
        details = {"WD25CD": ward.code, "WD25NM": ward.name}
        details |= {"LAD25CD": home.code, "LAD25NM": home.name}
        features.append(_feature(ward, details))
    _write_geojson(path, "Invented_Wards_2025", features)


def write_authorities(path: Path, borough: Borough) -> None:
    features = [
        _feature(authority, {"LAD25CD": authority.code, "LAD25NM": authority.name})
        for authority in borough.authorities
    ]
    _write_geojson(path, "Invented_Authorities_2025", features)


def write_lsoas(path: Path, borough: Borough) -> None:
    """Write the five files of a shapefile, given the one that ends in .shp."""
    shp, shx, dbf = io.BytesIO(), io.BytesIO(), io.BytesIO()
    with shapefile.Writer(shp=shp, shx=shx, dbf=dbf) as writer:
        for name in ("LSOA21CD", "LSOA21NM", "LAD22CD", "LAD22NM"):
            writer.field(name, "C", size=80)
        for lsoa in borough.lsoas:
            home = borough.authorities[lsoa.authority]
            writer.record(lsoa.code, lsoa.name, home.code, home.name)
            writer.shape(shapely.geometry.mapping(lsoa.geometry))
    table = bytearray(dbf.getvalue())
    table[_DATE_IN_DBF] = _SAME_DATE
    path.write_bytes(shp.getvalue())
    path.with_suffix(".shx").write_bytes(shx.getvalue())
    path.with_suffix(".dbf").write_bytes(table)
    path.with_suffix(".prj").write_text(_NATIONAL_GRID, encoding="ascii")
    path.with_suffix(".cpg").write_text("UTF-8", encoding="ascii")


def _feature(area: InventedArea, details: dict[str, str]) -> dict[str, object]:
    outline = shapely.transform(area.geometry, degrees)
    return {
        "type": "Feature",
        "properties": details,
        "geometry": shapely.geometry.mapping(outline),
    }


def _write_geojson(path: Path, name: str, features: list[dict[str, object]]) -> None:
    collection = {"type": "FeatureCollection", "name": name, "features": features}
    text = json.dumps(collection, separators=(",", ":"))
    path.write_bytes(text.encode())
