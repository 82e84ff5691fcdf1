"""Waltham Forest from real crimes, real outlines and the real census."""

import csv
import json
from collections import Counter

import duckdb
import pytest
import shapely
from shapely.geometry import shape

from fourfold.analysis.cube.build import build
from fourfold.analysis.cube.counted_rows import counted_rows
from fourfold.analysis.cube.reader import open_cube
from fourfold.analysis.events.loading import load
from fourfold.analysis.events.store import Store
from tests.analysis.areas.published_files import PUBLISHED, needs_published_files

pytestmark = needs_published_files

BOROUGH = "E09000031"
CRIMES = (
    PUBLISHED
    / "police_uk/prepared"
    / "london25boroughs_street_all_crime_2016-01_2018-06_noid.parquet"
)
LOOKUP = PUBLISHED / "lookups/LSOA21_WD24_LAD24_EW.csv"
CENSUS = PUBLISHED / "population/census21_lsoa21_age6.parquet"
WARDS = PUBLISHED / "boundaries/london_wards_2025.geojson"
AREA_FILES = (
    WARDS,
    PUBLISHED / "boundaries/london_boroughs_2025.geojson",
    PUBLISHED / "boundaries/waltham_forest_lsoa21_full.shp",
    LOOKUP,
)
# A box around the borough: the rest of London would only take time.
AROUND = (
    f"FROM '{CRIMES}' WHERE longitude BETWEEN -0.07 AND 0.04"
    " AND latitude BETWEEN 51.54 AND 51.66"
)
YEAR = tuple(f"2017-{n:02}" for n in range(7, 13)) + tuple(
    f"2018-{n:02}" for n in range(1, 7)
)
# As the publisher lays its files out, with Crime IDs that are digests of the row.
LAYOUT = """
COPY (
  SELECT CASE WHEN crime_type = 'Anti-social behaviour' THEN NULL
      ELSE sha256(concat_ws('|', month, crime_type, latitude, longitude, street_id,
        row_number() OVER ())) END AS "Crime ID",
    month AS "Month", 'Metropolitan Police Service' AS "Reported by",
    'Metropolitan Police Service' AS "Falls within",
    printf('%.6f', longitude) AS "Longitude", printf('%.6f', latitude) AS "Latitude",
    street_name AS "Location", lsoa11cd AS "LSOA code", borough AS "LSOA name",
    crime_type AS "Crime type", outcome_category AS "Last outcome category",
    NULL AS "Context"
  {around} AND month = '{month}'
) TO '{target}' (HEADER, DELIMITER ',')
"""


def write_months(folder):
    with duckdb.connect() as connection:
        months = connection.execute(f"SELECT DISTINCT month {AROUND}").fetchall()
        for (month,) in months:
            target = folder / f"{month}-metropolitan-street.csv"
            connection.execute(LAYOUT.format(around=AROUND, month=month, target=target))
    return sorted(folder.glob("*.csv"))


def write_census(folder):
    """The borough's rows of the census, for those of England would take seconds."""
    target = folder / "census.parquet"
    with duckdb.connect() as connection:
        connection.execute(
            f"COPY (FROM '{CENSUS}' WHERE lsoa21_code IN (SELECT LSOA21CD"
            f" FROM '{LOOKUP}' WHERE LAD24CD = '{BOROUGH}')) TO '{target}'"
        )
    return target


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    folder = tmp_path_factory.mktemp("borough")
    store = Store(folder / "data")
    load(store, [*AREA_FILES, write_census(folder)])
    load(store, write_months(folder))
    build(store)
    return store


@pytest.fixture
def cube(store):
    with open_cube(store) as opened:
        yield opened


def rows_by_ward():
    """Rows of the last year in each ward, point by point, in plain degrees."""
    outlines = {
        feature["properties"]["WD25CD"]: shape(feature["geometry"])
        for feature in json.loads(WARDS.read_text())["features"]
        if feature["properties"]["LAD25CD"] == BOROUGH
    }
    with duckdb.connect() as connection:
        points = connection.execute(
            f"SELECT longitude, latitude, count(*) {AROUND} AND month >= '{YEAR[0]}'"
            " GROUP BY ALL"
        ).fetchall()
    found = Counter()
    for longitude, latitude, rows in points:
        point = shapely.Point(longitude, latitude)
        covering = [code for code in sorted(outlines) if outlines[code].covers(point)]
        if covering:
            found[covering[0]] += rows
    return found


def test_the_wards_of_the_borough_hold_the_rows_that_lie_in_them(cube):
    wards = cube.areas("ward", authority=BOROUGH)

    counts = cube.counts(wards).of_months(YEAR)

    totals, complete = counts.totals()
    assert dict(zip(counts.areas, totals.tolist(), strict=True)) == rows_by_ward()
    assert complete.all()
    assert len(wards) == 22


def test_the_borough_has_27522_events_in_the_year_to_june_2018(cube):
    borough = cube.area(BOROUGH)

    counts = cube.counts([borough]).of_months(YEAR)

    assert counts.totals()[0].tolist() == [27_522]
    assert cube.unknown_types(borough, months=YEAR) == ()


def test_the_lsoas_of_the_borough_hold_the_rows_of_the_borough(cube):
    lsoas = cube.areas("lsoa", authority=BOROUGH)

    total = int(cube.counts(lsoas).of_months(YEAR).values.sum())

    assert len(lsoas) == 146
    # The outlines of LSOAs are exact, those of boroughs are smoothed.
    assert total == pytest.approx(27_522, rel=0.005)


def test_march_2016_is_a_gap(cube):
    borough = cube.find_area("waltham forest")

    gaps = cube.gaps(borough)

    assert [gap.month for gap in gaps] == ["2016-03"]
    known = cube.counts([borough]).known[0].tolist()
    assert known == [month != "2016-03" for month in cube.months]
    assert (cube.months[0], cube.months[-1]) == ("2016-01", "2018-06")


def test_a_borough_that_the_files_leave_out_is_not_known(cube):
    redbridge = cube.find_area("Redbridge")

    counts = cube.counts([redbridge])

    assert counts.values.sum() > 0
    assert not counts.known.any()
    assert "the files of the police force" in cube.gaps(redbridge)[0].reason


def test_residents_of_the_borough_are_those_of_its_146_lsoas(cube):
    borough = cube.area(BOROUGH)

    (everybody,) = cube.populations([borough], "all")
    (young,) = cube.populations([borough], "under_25")

    assert (everybody.people, young.people) == (278_407, 83_745)
    assert everybody.basis == "sum of 146 LSOAs by best fit"
    wards = cube.populations(cube.areas("ward", authority=BOROUGH), "all")
    assert sum(ward.people for ward in wards) == 278_407


def test_every_row_of_a_figure_is_in_the_publishers_file(store, cube):
    (ward, *_) = cube.areas("ward", authority=BOROUGH)
    months = ["2018-05", "2018-06"]
    count = cube.counts([ward]).of_months(months).of_offences(["robbery"])

    rows = list(counted_rows(store, cube, ward, months=months, offences=["robbery"]))

    assert len(rows) == count.values.sum() > 0
    for row in rows:
        published = store.root.parent / row.file
        with published.open(newline="", encoding="utf-8") as stream:
            cells = list(csv.reader(stream))[row.line - 1]
        assert (cells[1], cells[6], cells[9]) == (row.month, row.location, "Robbery")
        assert (float(cells[4]), float(cells[5])) == (row.longitude, row.latitude)
