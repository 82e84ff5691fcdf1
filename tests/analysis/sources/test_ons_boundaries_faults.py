"""What is said of boundary files that are not sound."""

import zipfile
from unittest.mock import patch

import pytest
import shapefile

from fourfold.analysis.errors import SourceError
from fourfold.analysis.sources import ons_boundaries
from fourfold.analysis.sources.ons_boundaries import shapefiles
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

METRES = {"crs": {"type": "name", "properties": {"name": "EPSG:27700"}}}
ONE = [(WARD, [square(537_000, 189_000)])]


def fault_of(path, **arguments):
    with pytest.raises(SourceError) as caught:
        ons_boundaries.read(path, **arguments)
    assert caught.value.file == str(path)
    return str(caught.value)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "empty or cannot be opened"),
        ("<!doctype html><html>404</html>", "it is a web page"),
        ("\ufeff  <html>", "it is a web page"),
        ('{"type": "FeatureCollection", "feat', "not JSON, or is cut short"),
        ("[" * 100_000, "not JSON, or is cut short"),
        ("[1, 2]", "no features"),
        ('{"type": "FeatureCollection"}', "no features"),
        ('{"type": "FeatureCollection", "features": []}', "no features"),
        ('{"features": [null]}', "feature 1 has no properties"),
        ('{"features": [{"properties": null}]}', "feature 1 has no properties"),
    ],
)
def test_read_says_what_a_file_is_instead_of_geojson(tmp_path, content, words):
    path = tmp_path / "wards.geojson"
    path.write_text(content, encoding="utf-8")

    assert words in fault_of(path)


def test_read_says_which_properties_it_found_instead_of_a_code(tmp_path):
    path = write_geojson(tmp_path / "w.geojson", feature({"id": "7", "title": "Heron"}))

    fault = fault_of(path)

    assert "no property holds a code; found: id, title" in fault
    assert "LSOA21CD, WD25CD, LAD25CD" in fault


@pytest.mark.parametrize(
    ("properties", "words"),
    [
        ({}, "no property holds a code; found: none"),
        ({"WD25CD": None}, "feature 1: it has no WD25CD"),
        ({"WD25CD": 5}, "feature 1: it has no WD25CD"),
        ({"WD25CD": "  "}, "it has no WD25CD"),
        ({"WD25CD": "E09000001"}, "'E09000001' is not the code of a ward"),
        ({**WARD, "LAD25CD": "E05000001"}, "'E05000001' is not the code of an auth"),
        ({**WARD, "WD25NM": ""}, "it has no WD25NM"),
        ({"GSS_CODE": "E12000007"}, "GSS_CODE is not the code of an LSOA, ward"),
        ({"GSS_CODE": "E05000001"}, "does not say which year"),
        (
            {"LSOA11CD": "E01000001", "LSOA21CD": "E01000001"},
            "codes of more than one year: LSOA11CD, LSOA21CD",
        ),
    ],
)
def test_read_refuses_codes_that_are_not_clear(tmp_path, properties, words):
    path = write_geojson(tmp_path / "w.geojson", feature(properties))

    assert words in fault_of(path)


def test_read_refuses_a_later_feature_without_its_code(tmp_path):
    path = write_geojson(
        tmp_path / "w.geojson", feature(), feature({"WD25NM": "Heron"}, NEXT)
    )

    assert "feature 2 (Heron): it has no WD25CD" in fault_of(path)


def test_read_refuses_one_code_twice(tmp_path):
    path = write_geojson(tmp_path / "w.geojson", feature(), feature(ring=NEXT))

    assert "feature 1 (E05000001, Kingfisher): E05000001 stands 2" in fault_of(path)


def test_read_refuses_a_year_that_the_file_contradicts(tmp_path):
    path = write_geojson(tmp_path / "w.geojson", feature())

    assert "codes are of 2025 (WD25CD), not of 2024" in fault_of(path, year=2024)


def test_read_refuses_a_file_name_with_two_years(tmp_path):
    path = write_geojson(
        tmp_path / "2018_2022.json", feature({"GSS_CODE": "E05000001"})
    )

    assert "does not say which year" in fault_of(path)


@pytest.mark.parametrize(
    "geometry",
    [
        None,
        {"type": "Point", "coordinates": [0, 51]},
        {"type": "Polygon"},
        {"type": "Polygon", "coordinates": []},
    ],
)
def test_read_refuses_a_feature_without_an_outline(tmp_path, geometry):
    path = write_geojson(tmp_path / "w.geojson", {**feature(), "geometry": geometry})

    assert "feature 1 (E05000001, Kingfisher): it has no outline" in fault_of(path)


@pytest.mark.parametrize(
    "coordinates",
    [
        [[]],
        [HOME[:2]],
        [[[0.0], [1.0]]],
        [[[0, 51], [0, 52], [1, "north"]]],
        [[[0, 51], [0, 52, 3], [1, 51]]],
        [[[0, 51], [0, float("nan")], [1, 51], [0, 51]]],
        [[[0, 51], [0, float("inf")], [1, 51], [0, 51]]],
        [[[0, 51], [0, None], [1, 51], [0, 51]]],
        [[[0, 51], [0, 10**400], [1, 51], [0, 51]]],
        [7],
    ],
)
def test_read_refuses_coordinates_that_are_no_ring(tmp_path, coordinates):
    path = write_geojson(tmp_path / "w.geojson", feature(coordinates=coordinates))

    assert "its outline cannot be read" in fault_of(path)


def test_read_refuses_an_outline_without_area(tmp_path):
    line = [[0, 51.5], [0.1, 51.6], [0, 51.5]]
    path = write_geojson(tmp_path / "w.geojson", feature(ring=line))

    assert "its outline has no area" in fault_of(path)


def test_read_refuses_a_figure_of_eight(tmp_path):
    ring = [HOME[0], HOME[2], HOME[1], HOME[3]]
    path = write_geojson(tmp_path / "w.geojson", feature(ring=ring))

    assert "it crosses itself (Self-intersection" in fault_of(path)


@pytest.mark.parametrize(
    ("ring", "members", "remedy"),
    [
        ([[y, x] for x, y in HOME], {}, "Longitude and latitude are swapped"),
        (square(537_000, 189_000), {}, "The numbers look like metres"),
        (HOME, METRES, "The numbers look like degrees"),
        ([[x + 9, y] for x, y in HOME], {}, "Download the boundaries again"),
    ],
)
def test_read_refuses_places_abroad_and_says_why(tmp_path, ring, members, remedy):
    path = write_geojson(tmp_path / "w.geojson", feature(ring=ring), **members)

    fault = fault_of(path)

    assert "feature 1 (E05000001, Kingfisher): it lies outside the United" in fault
    assert remedy in fault


@pytest.mark.parametrize(
    "crs",
    [
        {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::29902"}},
        {"type": "name", "properties": {"name": "Irish Grid"}},
        {"type": "name"},
        "somewhere",
    ],
)
def test_read_refuses_a_reference_system_that_it_cannot_read(tmp_path, crs):
    path = write_geojson(tmp_path / "w.geojson", feature(), crs=crs)

    fault = fault_of(path)

    assert "its reference system is not read" in fault
    assert "EPSG:27700" in fault


def test_read_refuses_a_shapefile_in_another_reference_system(tmp_path):
    path = write_shapefile(tmp_path / "w.shp", ONE, epsg=3857)

    assert "not read: WGS 84 / Pseudo-Mercator" in fault_of(path)


@pytest.mark.parametrize("suffix", [".shp", ".dbf", ".prj"])
def test_read_refuses_a_shapefile_without_one_of_its_parts(tmp_path, suffix):
    path = write_shapefile(tmp_path / "w.shp", ONE)
    path.with_suffix(suffix).unlink()

    fault = fault_of(path)

    assert f"the {suffix} file of the shapefile is missing" in fault
    assert "Keep all files of one download together" in fault


def test_read_refuses_a_prj_file_that_states_nothing(tmp_path):
    path = write_shapefile(tmp_path / "w.shp", ONE)
    path.with_suffix(".prj").write_bytes(b"\xff not a reference system")

    assert "its .prj file cannot be read" in fault_of(path)


def test_read_refuses_a_shape_without_an_outline(tmp_path):
    path = write_shapefile(tmp_path / "w.shp", [*ONE, ({**WARD}, None)])

    assert "feature 2 (E05000001, Kingfisher): it has no outline" in fault_of(path)


def test_read_refuses_a_shapefile_of_points(tmp_path):
    with shapefile.Writer(str(tmp_path / "w"), shapeType=shapefile.POINT) as writer:
        writer.field("WD25CD", "C", 9)
        writer.point(537_000, 189_000)
        writer.record("E05000001")
    prj = write_shapefile(tmp_path / "other.shp", ONE).with_suffix(".prj")
    prj.rename(tmp_path / "w.prj")

    assert "it has no outline, but Point" in fault_of(tmp_path / "w.shp")


def test_read_refuses_a_shapefile_without_features(tmp_path):
    with shapefile.Writer(str(tmp_path / "w"), shapeType=shapefile.POLYGON) as writer:
        writer.field("WD25CD", "C", 9)
    prj = write_shapefile(tmp_path / "other.shp", ONE).with_suffix(".prj")
    prj.rename(tmp_path / "w.prj")

    assert "there are no features in it" in fault_of(tmp_path / "w.shp")


@pytest.mark.parametrize("suffix", [".shp", ".dbf"])
def test_read_refuses_a_shapefile_that_is_cut_short(tmp_path, suffix):
    path = write_shapefile(tmp_path / "w.shp", ONE)
    part = path.with_suffix(suffix)
    part.write_bytes(part.read_bytes()[:-20])

    assert "damaged or cut short" in fault_of(path)


def test_read_refuses_a_zip_without_a_shapefile(tmp_path):
    path = tmp_path / "w.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("__MACOSX/._w.shp", b"")

    fault = fault_of(path)

    assert "it holds 0 shapefiles, not one" in fault
    assert not ons_boundaries.recognises(path)


def test_read_refuses_a_zip_with_a_part_missing(tmp_path):
    shape = write_shapefile(tmp_path / "w.shp", ONE)
    shape.with_suffix(".prj").unlink()

    assert "the .prj file of the shapefile is missing" in fault_of(zipped(shape))


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 and then nothing"])
def test_read_refuses_a_zip_that_is_damaged(tmp_path, content):
    path = tmp_path / "w.zip"
    path.write_bytes(content)

    assert "damaged or cut short" in fault_of(path)
    assert not ons_boundaries.recognises(path)


def test_read_refuses_a_zip_that_would_fill_the_memory(tmp_path):
    path = zipped(write_shapefile(tmp_path / "w.shp", ONE))
    small = {"zip": {"largest_bytes": 100}}

    with patch.object(shapefiles, "settings", return_value=small):
        fault = fault_of(path)

    assert "more than 100 bytes" in fault
    assert "unpack it" in fault
