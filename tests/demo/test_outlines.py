"""Boundaries, read back from the files."""

import json

import pytest
import shapefile
import shapely
from pyproj import CRS

from fourfold.analysis.areas.national_grid import to_national_grid


def features(path):
    collection = json.loads(path.read_text(encoding="utf-8"))
    return {
        tuple(f["properties"].values()): shapely.geometry.shape(f["geometry"])
        for f in collection["features"]
    }


def in_metres(outline):
    return shapely.transform(
        outline, lambda points: list(zip(*to_national_grid(*points.T), strict=True))
    )


@pytest.fixture(scope="module")
def wards(invented):
    return features(invented.wards)


@pytest.fixture(scope="module")
def lsoas(invented):
    with shapefile.Reader(str(invented.lsoas)) as reader:
        return {
            tuple(item.record): shapely.geometry.shape(item.shape.__geo_interface__)
            for item in reader.shapeRecords()
        }


def test_wards_have_the_publishers_columns(invented):
    collection = json.loads(invented.wards.read_text(encoding="utf-8"))

    columns = {tuple(feature["properties"]) for feature in collection["features"]}

    assert columns == {("WD25CD", "WD25NM", "LAD25CD", "LAD25NM")}


def test_authorities_have_the_publishers_columns(invented):
    collection = json.loads(invented.authorities.read_text(encoding="utf-8"))

    columns = {tuple(feature["properties"]) for feature in collection["features"]}

    assert columns == {("LAD25CD", "LAD25NM")}
    assert len(collection["features"]) == 3


def test_the_shapefile_has_five_files_and_the_publishers_columns(invented):
    endings = {file.suffix for file in invented.lsoas.parent.glob("invented_lsoa*")}

    with shapefile.Reader(str(invented.lsoas)) as reader:
        columns = [field.name for field in reader.fields]

    assert endings == {".shp", ".shx", ".dbf", ".prj", ".cpg"}
    assert columns == ["DeletionFlag", "LSOA21CD", "LSOA21NM", "LAD22CD", "LAD22NM"]


def test_the_shapefile_says_that_it_is_on_the_national_grid(invented):
    stated = CRS.from_wkt(invented.lsoas.with_suffix(".prj").read_text())

    assert stated.to_epsg(min_confidence=20) == 27700


def test_every_outline_is_within_the_bounds_of_the_country(wards):
    for outline in wards.values():
        west, south, east, north = outline.bounds

        assert -9 < west < east < 2.1
        assert 49.8 < south < north < 61


def test_wards_in_degrees_and_lsoas_in_metres_cover_the_same_ground(wards, lsoas):
    from_wards = in_metres(shapely.union_all(list(wards.values())))
    from_lsoas = shapely.union_all(list(lsoas.values()))

    difference = from_wards.symmetric_difference(from_lsoas).area

    assert difference / from_lsoas.area < 1e-5


def test_wards_do_not_overlap(wards):
    outlines = list(wards.values())

    union = shapely.union_all(outlines)

    assert union.area == pytest.approx(sum(o.area for o in outlines), rel=1e-9)


def test_every_outline_that_is_read_back_is_valid(wards, lsoas):
    assert all(outline.is_valid for outline in (*wards.values(), *lsoas.values()))
