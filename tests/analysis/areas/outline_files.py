"""Writes small boundary files in the publishers' formats, with invented outlines."""

import json
import zipfile

import shapefile
from pyproj import CRS

# A square near Walthamstow, about 70 m by 110 m, and one beside it.
HOME = [[-0.020, 51.590], [-0.019, 51.590], [-0.019, 51.591], [-0.020, 51.591]]
NEXT = [[-0.019, 51.590], [-0.018, 51.590], [-0.018, 51.591], [-0.019, 51.591]]
WARD = {"WD25CD": "E05000001", "WD25NM": "Kingfisher", "LAD25CD": "E09000001"}


def feature(properties=WARD, ring=HOME, **geometry):
    closed = [*ring, ring[0]]
    return {
        "type": "Feature",
        "properties": properties,
        "geometry": {"type": "Polygon", "coordinates": [closed], **geometry},
    }


def write_geojson(path, *features, **members):
    document = {"type": "FeatureCollection", **members, "features": list(features)}
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def square(west, south, size=100):
    """A ring in metres, clockwise as shapefiles want it."""
    east, north = west + size, south + size
    return [[west, south], [west, north], [east, north], [east, south], [west, south]]


def write_shapefile(path, records, *, epsg=27700, encoding="utf-8", kind=None):
    """A shapefile of (properties, rings) with its .dbf, .shx and .prj."""
    stem = path.with_suffix("")
    with shapefile.Writer(
        str(stem), shapeType=kind or shapefile.POLYGON, encoding=encoding
    ) as writer:
        for name, value in records[0][0].items():
            writer.field(name, "C" if isinstance(value, str) else "N", 60)
        for properties, rings in records:
            if rings is None:
                writer.null()
            elif kind == shapefile.POLYGONZ:
                writer.polyz(rings)
            else:
                writer.poly(rings)
            writer.record(*properties.values())
    wkt = CRS.from_epsg(epsg).to_wkt("WKT1_ESRI")
    stem.with_suffix(".prj").write_text(wkt, encoding="utf-8")
    return path


def zipped(path, *, folder=""):
    """A zip of a shapefile's parts, as portals give it."""
    target = path.with_suffix(".zip")
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in sorted(path.parent.glob(f"{path.stem}.*")):
            if part != target:
                archive.write(part, folder + part.name)
    return target
