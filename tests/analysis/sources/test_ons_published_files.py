"""The readers and the areas, run on ONS's and the London Datastore's own files."""

from collections import Counter
from functools import cache

import duckdb
import numpy as np
import pytest
import shapely

from fourfold.analysis.areas.locator import Locator
from fourfold.analysis.areas.lookups import best_fit, changes_of, successors_of
from fourfold.analysis.areas.national_grid import to_national_grid
from fourfold.analysis.areas.populations import populations_of
from fourfold.analysis.sources import ons_boundaries, ons_lookups, ons_population
from tests.analysis.areas.published_files import PUBLISHED, needs_published_files

pytestmark = needs_published_files

WALTHAM_FOREST = "E09000031"
WARD_LOOKUP = PUBLISHED / "lookups" / "LSOA21_WD24_LAD24_EW.csv"
CHANGES = PUBLISHED / "lookups" / "LSOA11_LSOA21_LAD22_EW_V3.csv"
CENSUS = PUBLISHED / "population" / "census21_lsoa21_age6.parquet"


@cache
def boundaries(name):
    return ons_boundaries.read(PUBLISHED / "boundaries" / name)


@cache
def lookup(path):
    return ons_lookups.read(path)


@cache
def census():
    return ons_population.read(CENSUS)


def wards():
    found = boundaries("london_wards_2025.geojson")
    return [ward for ward in found if ward.authority == WALTHAM_FOREST]


@pytest.mark.parametrize(
    ("name", "level", "year", "areas", "in_borough"),
    [
        ("london_wards_2025.geojson", "ward", 2025, 704, 22),
        ("london_boroughs_2025.geojson", "authority", 2025, 33, 1),
        ("waltham_forest_lsoa21_full.shp", "lsoa", 2021, 146, 146),
        ("london-2021-lsoa-gen20.shp", "lsoa", 2021, 4_994, 146),
        ("London_Ward_2018.shp", "ward", 2018, 657, 20),
    ],
)
def test_every_published_boundary_file_is_read(name, level, year, areas, in_borough):
    found = boundaries(name)

    assert ons_boundaries.recognises(PUBLISHED / "boundaries" / name)
    assert {(area.level, area.year) for area in found} == {(level, year)}
    assert len(found) == areas
    assert sum(area.authority == WALTHAM_FOREST for area in found) == in_borough
    assert all(area.geometry.is_valid for area in found)
    assert not any(area.repaired for area in found)


def test_outlines_from_degrees_and_from_metres_lie_upon_each_other():
    ours = shapely.union_all([ward.geometry for ward in wards()])
    full = boundaries("waltham_forest_lsoa21_full.shp")
    theirs = shapely.union_all([lsoa.geometry for lsoa in full])

    shared = ours.intersection(theirs).area / ours.union(theirs).area

    # The wards are generalised and come from degrees, the LSOAs are neither.
    assert shared > 0.995


def test_the_look_ups_are_read_whole():
    to_wards, changes = lookup(WARD_LOOKUP), lookup(CHANGES)

    assert (len(to_wards), len(changes)) == (35_672, 35_796)
    assert Counter(row.change for row in changes) == {
        "U": 33_647,
        "S": 1_900,
        "M": 239,
        "X": 10,
    }


def test_the_two_lsoas_of_waltham_forest_that_changed_were_split():
    changes = changes_of(lookup(CHANGES))

    split = successors_of("E01004461", changes), successors_of("E01033153", changes)

    assert {code for lsoa in split for code in lsoa.codes} == {
        "E01034485",
        "E01034486",
        "E01034487",
        "E01034488",
    }
    assert all(lsoa.exact and lsoa.change == "S" for lsoa in split)


def test_every_ward_of_waltham_forest_has_lsoas():
    fits = best_fit(wards(), rows=lookup(WARD_LOOKUP))

    lsoas_of = Counter(fit.area for fit in fits)

    assert len(fits) == 146
    assert set(lsoas_of) == {ward.code for ward in wards()}
    assert lsoas_of["E05013882"] == 9  # Cann Hall


def test_a_point_inside_the_lsoa_gives_the_published_ward_nearly_always():
    by_point = best_fit(wards(), lsoas=boundaries("waltham_forest_lsoa21_full.shp"))
    published = {f.lsoa: f.area for f in best_fit(wards(), rows=lookup(WARD_LOOKUP))}

    same = sum(published[fit.lsoa] == fit.area for fit in by_point)

    assert len(by_point) == 146
    assert same >= 140


def test_residents_of_waltham_forest_under_25_are_what_the_census_says():
    boroughs = boundaries("london_boroughs_2025.geojson")
    fits = best_fit(boroughs, rows=lookup(WARD_LOOKUP))

    (young,) = populations_of([WALTHAM_FOREST], "under_25", rows=census(), fits=fits)
    (everyone,) = populations_of([WALTHAM_FOREST], "all", rows=census(), fits=fits)

    assert (young.people, everyone.people) == (83_745, 278_407)
    assert young.basis == "sum of 146 LSOAs by best fit"
    assert young.source == "Census 2021, usual residents"


def test_residents_of_the_wards_add_up_to_the_borough():
    fits = best_fit(wards(), rows=lookup(WARD_LOOKUP))
    codes = [ward.code for ward in wards()]

    found = populations_of(codes, "under_25", rows=census(), fits=fits)

    assert None not in found
    assert sum(population.people for population in found) == 83_745


def test_mid_year_totals_are_read_whole():
    rows = ons_population.read(
        PUBLISHED / "population" / "lsoa21_midyear_total_2011_2022_EW.parquet"
    )

    assert {row.year for row in rows} == set(range(2011, 2023))
    assert len(rows) == 12 * 35_672


def test_single_years_of_age_are_read_whole_without_their_notes():
    rows = ons_population.read(
        PUBLISHED / "population" / "ward2020_mid2020_persons_single_year.csv"
    )

    assert {row.year for row in rows} == {2020}
    assert len(rows) == 8_053 * 92
    (young,) = populations_of(["E05000026"], "under_25", rows=rows)
    assert (young.people, young.basis) == (5_942, "published")


def points_of_london():
    """Longitude, latitude and the LSOA the file's author put each point in."""
    return duckdb.sql(
        "select longitude, latitude, any_value(lsoa21cd) as lsoa from"
        f" '{PUBLISHED}/police_uk/prepared/"
        "london25boroughs_street_all_crime_2016-01_2018-06_noid.parquet' group by all"
    ).fetchnumpy()


def lsoas_at(name, points):
    locator = Locator(boundaries(name))
    grid = to_national_grid(points["longitude"], points["latitude"])
    return np.array([*locator.codes, ""])[locator.locate(*grid)]


def test_points_of_london_fall_in_the_lsoas_their_author_put_them_in():
    points = points_of_london()

    found = lsoas_at("london-2021-lsoa-gen20.shp", points)

    assert np.mean(found == points["lsoa"]) > 0.9995


def test_generalised_outlines_put_some_points_of_roads_in_the_next_lsoa():
    points = points_of_london()
    full = lsoas_at("waltham_forest_lsoa21_full.shp", points)

    generalised = lsoas_at("london-2021-lsoa-gen20.shp", points)

    # The share that docs/sources/ons-boundaries.md warns of.
    in_both = (full != "") & np.isin(generalised, full)
    assert np.mean(full[in_both] != generalised[in_both]) == pytest.approx(
        0.04, abs=0.01
    )
