"""Residents in the cube: of the nearest year, the same as the tables say."""

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fourfold.analysis.areas.lookups import best_fit
from fourfold.analysis.areas.populations import PopulationRow, populations_of
from fourfold.analysis.cube.populations import fill_populations
from fourfold.analysis.cube.tables import SCHEMA
from fourfold.analysis.events.areas import AreaData
from tests.analysis.areas.squares import lsoa, square

WARD = square("E05000001", size=4)
OTHER_WARD = square("E05000002", west=4, size=4)
LSOAS = (lsoa("E01000001"), lsoa("E01000002", south=2), lsoa("E01000003", west=4))
CENSUS = "Census 2021, usual residents"


def data(*rows, boundaries=(*LSOAS, WARD, OTHER_WARD)):
    return AreaData(boundaries, (), tuple(rows), (), "")


def row(area, people, *, age_from=0, age_to=None, year=2021, basis=CENSUS):
    level = "lsoa" if area.startswith("E01") else "ward"
    return PopulationRow(area, level, year, age_from, age_to, people, basis)


def filled(areas, *, year=2024):
    """People and year by area and band."""
    with duckdb.connect() as connection:
        connection.execute(SCHEMA)
        fill_populations(connection, areas, year=year)
        rows = connection.execute("FROM populations").fetchall()
    return {(area, band): rest for area, band, *rest in rows}


def test_fill_populations_adds_lsoas_up_to_wards():
    rows = [
        row(area.code, people, age_from=first, age_to=last)
        for area, young, old in zip(LSOAS, (10, 20, 30), (1, 2, 3), strict=True)
        for first, last, people in ((0, 15, young), (16, 24, 5), (25, None, old))
    ]

    found = filled(data(*rows))

    assert found[WARD.code, "under_25"][0] == 10 + 5 + 20 + 5
    assert found[WARD.code, "all"][0] == 10 + 5 + 20 + 5 + 1 + 2
    assert found[LSOAS[2].code, "under_25"] == [35, 2021, CENSUS, "published"]
    assert found[OTHER_WARD.code, "under_25"][0] == 35


def test_fill_populations_counts_all_ages_again_where_the_young_were_counted():
    # Estimates of the year of the crimes without ages, and a census with them.
    rows = [
        row(area.code, people, age_from=first, age_to=last)
        for area in LSOAS
        for first, last, people in ((0, 24, 30), (25, None, 70))
    ]
    later = [row(area.code, 120, year=2024, basis="mid-2024") for area in LSOAS]

    found = filled(data(*rows, *later))

    assert found[WARD.code, "all"][:2] == [240, 2024]
    assert found[WARD.code, "under_25"][:2] == [60, 2021]
    assert found[WARD.code, "every_age"][:2] == [200, 2021]


def test_fill_populations_leaves_out_what_is_not_known():
    found = filled(data(row(LSOAS[0].code, 10), row(LSOAS[2].code, 30)))

    assert set(found) == {
        (LSOAS[0].code, "all"),
        (LSOAS[2].code, "all"),
        (OTHER_WARD.code, "all"),
    }


@pytest.mark.parametrize(("last", "wanted"), [(2016, 2015), (2018, 2019), (2030, 2019)])
def test_fill_populations_takes_the_year_nearest_to_the_crimes(last, wanted):
    rows = [
        row(area.code, year, year=year, basis=f"mid-{year}")
        for area in LSOAS
        for year in (2011, 2015, 2019)
    ]

    found = filled(data(*rows), year=last)

    assert found[LSOAS[0].code, "all"][1] == wanted


def test_fill_populations_takes_the_newer_of_two_years_as_near():
    rows = [row(area.code, 9, year=year) for area in LSOAS for year in (2015, 2017)]

    found = filled(data(*rows), year=2016)

    assert found[LSOAS[0].code, "all"][1] == 2017


def test_fill_populations_prefers_a_year_that_has_more_of_the_areas():
    rows = [row(area.code, 9, year=2011) for area in LSOAS]
    rows.append(row(LSOAS[0].code, 10, year=2021))

    found = filled(data(*rows))

    assert {rest[1] for rest in found.values()} == {2011}


def test_fill_populations_needs_no_outlines_of_a_level():
    found = filled(data(row(LSOAS[0].code, 10), boundaries=LSOAS[:1]))

    assert set(found) == {(LSOAS[0].code, "all")}


def test_fill_populations_fills_nothing_without_a_table():
    assert filled(data()) == {}


BANDS = st.lists(
    st.tuples(
        st.sampled_from([area.code for area in (*LSOAS, WARD)]),
        st.sampled_from([(0, None), (0, 15), (0, 24), (16, 24), (16, 29), (25, None)]),
        st.integers(0, 50),
        st.sampled_from([CENSUS, "mid-2021 population estimate"]),
    ),
    max_size=24,
)


@settings(max_examples=40, deadline=None)
@given(BANDS)
def test_fill_populations_agrees_with_the_published_bands_themselves(bands):
    rows = [
        row(area, people, age_from=first, age_to=last, basis=basis)
        for area, (first, last), people, basis in bands
    ]
    areas = data(*rows)

    found = filled(areas)

    levels = {"lsoa": LSOAS, "ward": (WARD, OTHER_WARD)}
    for level, outlines in levels.items():
        fits = best_fit(outlines, lsoas=LSOAS) if level == "ward" else ()
        for band in ("all", "under_25"):
            codes = [outline.code for outline in outlines]
            wanted = populations_of(codes, band, rows=rows, fits=fits)
            assert [found.get((code, band)) for code in codes] == [
                p and [p.people, p.year, p.source, p.basis] for p in wanted
            ]
