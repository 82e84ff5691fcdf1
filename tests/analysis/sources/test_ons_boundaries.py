"""What is read from boundary files that are sound."""

import pytest
import shapefile
from shapely import MultiPolygon, Polygon

from fourfold.analysis.sources import ons_boundaries
from tests.analysis.areas.outline_files import (
    HOME,
    NEXT,
    WARD,
    feature,
    square,
    write_geojson,
    write_shapefile,
    zipped,
)

METRES = {
    "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::27700"}}
}
# By tests/oracles/national_grid.py.
HOME_IN_METRES = (537_257.8, 189_762.3, 537_330.1, 189_875.4)
OLD_WARD = {"GSS_CODE": "E05000575", "NAME": "Lark Hill", "LAGSSCODE": "E09000031"}
LSOA = {"lsoa21cd": "E01004327", "lsoa21nm": "Larkwood 028A", "lad22cd": "E09000031"}


def test_read_gives_the_areas_of_a_geojson_file_in_metres(tmp_path):
    other = {**WARD, "WD25CD": "E05000002", "WD25NM": "Heron"}
    path = write_geojson(tmp_path / "w.geojson", feature(), feature(other, NEXT))

    first, second = ons_boundaries.read(path)

    assert (first.code, first.name, first.level) == ("E05000001", "Kingfisher", "ward")
    assert (first.year, first.authority, first.repaired) == (2025, "E09000001", False)
    assert first.geometry.bounds == pytest.approx(HOME_IN_METRES, abs=0.1)
    assert (second.code, second.name) == ("E05000002", "Heron")


@pytest.mark.parametrize(
    ("properties", "level", "year", "authority"),
    [
        ({"LSOA11CD": "E01004327"}, "lsoa", 2011, None),
        (LSOA, "lsoa", 2021, "E09000031"),
        (WARD, "ward", 2025, "E09000001"),
        (
            {"lad24cd": "W06000024", "lad24nm": "Merthyr"},
            "authority",
            2024,
            "W06000024",
        ),
    ],
)
def test_read_takes_level_and_year_from_the_name_of_the_code(
    tmp_path, properties, level, year, authority
):
    path = write_geojson(tmp_path / "areas.geojson", feature(properties))

    (area,) = ons_boundaries.read(path)

    assert (area.level, area.year, area.authority) == (level, year, authority)


def test_read_of_a_file_without_names_uses_the_code(tmp_path):
    path = write_geojson(tmp_path / "w.json", feature({"WD25CD": " E05000001 "}))

    (area,) = ons_boundaries.read(path)

    assert area.code == area.name == "E05000001"


def test_read_of_plain_codes_takes_the_year_from_the_file_name(tmp_path):
    path = write_geojson(tmp_path / "London_Ward_2018.geojson", feature(OLD_WARD))

    (area,) = ons_boundaries.read(path)

    assert (area.code, area.name, area.level) == ("E05000575", "Lark Hill", "ward")
    assert (area.year, area.authority) == (2018, "E09000031")


def test_read_of_plain_codes_takes_the_year_it_is_told(tmp_path):
    path = write_geojson(tmp_path / "wards.geojson", feature(OLD_WARD))

    (area,) = ons_boundaries.read(path, year=2014)

    assert area.year == 2014


@pytest.mark.parametrize("name", ["urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326"])
def test_read_takes_degrees_by_any_of_their_names(tmp_path, name):
    crs = {"type": "name", "properties": {"name": name}}
    path = write_geojson(tmp_path / "w.geojson", feature(), crs=crs)

    (area,) = ons_boundaries.read(path)

    assert area.geometry.area == pytest.approx(69 * 111, rel=0.02)


def test_read_of_geojson_in_metres_leaves_them_as_they_are(tmp_path):
    ring = square(537_000, 189_000)
    path = write_geojson(tmp_path / "w.geojson", feature(ring=ring), **METRES)

    (area,) = ons_boundaries.read(path)

    assert area.geometry.equals(Polygon(ring))


def test_read_drops_heights(tmp_path):
    high = [[*point, 55.5] for point in HOME]
    path = write_geojson(tmp_path / "w.geojson", feature(ring=high))

    (area,) = ons_boundaries.read(path)

    assert not area.geometry.has_z


def test_read_of_an_area_in_parts_with_a_hole_keeps_them(tmp_path):
    parts = [[square(500_000, 200_000), square(500_020, 200_020, 10)]]
    parts.append([square(500_500, 200_000)])
    several = feature(type="MultiPolygon", coordinates=parts)
    path = write_geojson(tmp_path / "w.geojson", several, **METRES)

    (area,) = ons_boundaries.read(path)

    assert isinstance(area.geometry, MultiPolygon)
    assert area.geometry.area == 100 * 100 - 10 * 10 + 100 * 100


def test_read_repairs_an_outline_that_barely_crosses_itself_and_says_so(tmp_path):
    # A spike of no width, as generalising leaves it.
    ring = square(500_000, 200_000)[:4]
    ring[2:2] = [[500_050, 200_100], [500_050, 200_130], [500_050, 200_100]]
    path = write_geojson(tmp_path / "w.geojson", feature(ring=ring), **METRES)

    (area,) = ons_boundaries.read(path)

    assert area.repaired
    assert area.geometry.is_valid
    assert area.geometry.area == 10_000


@pytest.mark.parametrize("epsg", [4326, 4258])
def test_read_of_a_shapefile_in_degrees_gives_metres(tmp_path, epsg):
    ring = [*HOME, HOME[0]][::-1]
    path = write_shapefile(tmp_path / "w.shp", [(WARD, [ring])], epsg=epsg)

    (area,) = ons_boundaries.read(path)

    assert area.geometry.bounds == pytest.approx(HOME_IN_METRES, abs=0.1)


def test_read_of_a_shapefile_gives_its_areas(tmp_path):
    rings = [square(537_000, 189_000), square(538_000, 189_000)]
    path = write_shapefile(tmp_path / "x.shp", [(LSOA, rings)])

    (area,) = ons_boundaries.read(path)

    assert (area.code, area.level, area.year) == ("E01004327", "lsoa", 2021)
    assert (area.name, area.authority) == ("Larkwood 028A", "E09000031")
    assert area.geometry.area == 20_000


def test_read_of_a_shapefile_drops_heights(tmp_path):
    ring = [[*point, 12.0] for point in square(537_000, 189_000)]
    path = write_shapefile(
        tmp_path / "x.shp", [(LSOA, [ring])], kind=shapefile.POLYGONZ
    )

    (area,) = ons_boundaries.read(path)

    assert not area.geometry.has_z
    assert area.geometry.area == 10_000


@pytest.mark.parametrize("folder", ["", "Wards_2018/"])
def test_read_of_a_zipped_shapefile_gives_its_areas(tmp_path, folder):
    records = [({**OLD_WARD, "HECTARES": 1}, [square(537_000, 189_000)])]
    path = zipped(write_shapefile(tmp_path / "Ward_2018.shp", records), folder=folder)
    moved = path.rename(tmp_path / "download.zip")

    (area,) = ons_boundaries.read(moved)

    assert (area.code, area.year) == ("E05000575", 2018)


def test_read_needs_no_shx_file(tmp_path):
    path = write_shapefile(tmp_path / "x.shp", [(LSOA, [square(537_000, 189_000)])])
    path.with_suffix(".shx").unlink()

    assert len(ons_boundaries.read(path)) == 1


@pytest.mark.parametrize(
    ("encoding", "stated"),
    [
        ("utf-8", None),
        ("utf-8", "UTF-8"),
        ("iso-8859-1", None),
        ("iso-8859-1", "ISO-8859-1"),
        ("cp1252", "1252"),
        ("iso-8859-1", "UTF-8"),
        ("utf-8", "no such encoding"),
        ("iso-8859-1", "base64"),
    ],
)
def test_read_gets_names_right_in_any_encoding(tmp_path, encoding, stated):
    welsh = {**WARD, "WD25NM": "Ynys Môn"}
    records = [(welsh, [square(250_000, 370_000)])]
    path = write_shapefile(tmp_path / "w.shp", records, encoding=encoding)
    if stated:
        path.with_suffix(".cpg").write_text(stated, encoding="ascii")

    (area,) = ons_boundaries.read(path)

    assert area.name == "Ynys Môn"


def test_recognises_boundaries_by_their_content(tmp_path):
    geojson = write_geojson(tmp_path / "a.txt", feature())
    shape = write_shapefile(tmp_path / "b.shp", [(LSOA, [square(537_000, 189_000)])])
    archive = zipped(shape)

    assert ons_boundaries.recognises(geojson)
    assert ons_boundaries.recognises(shape)
    assert ons_boundaries.recognises(archive)
    assert not ons_boundaries.recognises(shape.with_suffix(".shx"))
    assert not ons_boundaries.recognises(shape.with_suffix(".dbf"))
    assert not ons_boundaries.recognises(tmp_path / "absent.geojson")
