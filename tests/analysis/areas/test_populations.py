from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fourfold.analysis.areas.lookups import BestFit
from fourfold.analysis.areas.populations import (
    OPEN,
    Population,
    PopulationRow,
    exact_sum,
    populations_of,
)

WARD, OTHER_WARD = "E05000001", "E05000002"
FIRST, SECOND = "E01000001", "E01000002"
CENSUS = "Census 2021, usual residents"
FITS = [
    BestFit(FIRST, WARD, "look-up lsoa21-ward24"),
    BestFit(SECOND, WARD, "look-up lsoa21-ward24"),
]


def row(area, ages, people, *, year=2021, basis=CENSUS):
    return PopulationRow(area, "lsoa", year, *ages, people, basis)


def by_age(area, children, young, older):
    return [
        row(area, (0, 15), children),
        row(area, (16, 24), young),
        row(area, (25, None), older),
    ]


def test_populations_of_a_ward_are_sums_of_its_lsoas():
    rows = [*by_age(FIRST, 1, 2, 4), *by_age(SECOND, 10, 20, 40)]

    (everyone,) = populations_of([WARD], "all", rows=rows, fits=FITS)
    (young,) = populations_of([WARD], "under_25", rows=rows, fits=FITS)

    basis = "sum of 2 LSOAs by best fit"
    assert everyone == Population(WARD, "all", 77, 2021, CENSUS, basis)
    assert young == Population(WARD, "under_25", 33, 2021, CENSUS, basis)


def test_populations_of_an_area_published_itself_are_no_sum():
    rows = [row(WARD, (0, None), 100), row(FIRST, (0, None), 7)]

    (found,) = populations_of([WARD], "all", rows=rows, fits=FITS[:1])

    assert found == Population(WARD, "all", 100, 2021, CENSUS, "published")


def test_populations_are_unknown_where_an_lsoa_is_missing():
    (found,) = populations_of([WARD], "all", rows=by_age(FIRST, 1, 2, 4), fits=FITS)

    assert found is None


def test_populations_are_unknown_where_no_lsoa_fits_the_area():
    found = populations_of([WARD, FIRST], "all", rows=by_age(FIRST, 1, 2, 4))

    assert found[0] is None
    assert found[1].people == 7


def test_populations_under_25_are_not_guessed_from_bands_that_straddle_it():
    rows = [
        row(FIRST, (0, 15), 10),
        row(FIRST, (16, 29), 20),
        row(FIRST, (0, None), 90),
    ]

    (found,) = populations_of([FIRST], "under_25", rows=rows)

    assert found is None


def test_populations_say_how_many_lsoas_were_placed_by_a_point():
    fits = [FITS[0], BestFit(SECOND, WARD, "a point inside the LSOA")]
    rows = [row(FIRST, (0, None), 1), row(SECOND, (0, None), 2)]

    (found,) = populations_of([WARD], "all", rows=rows, fits=fits)

    expected = "sum of 2 LSOAs by best fit, 1 of them by a point inside the LSOA"
    assert found.basis == expected


def test_populations_of_a_ward_of_one_lsoa_say_so():
    (found,) = populations_of(
        [WARD], "all", rows=[row(FIRST, (0, None), 5)], fits=FITS[:1]
    )

    assert found.basis == "sum of 1 LSOA by best fit"


def test_populations_come_from_the_newest_of_equal_tables():
    rows = [
        row(FIRST, (0, None), 5, year=2021),
        row(FIRST, (0, None), 6, year=2022, basis="mid-2022 population estimate"),
        row(FIRST, (0, None), 4, year=2020, basis="mid-2020 population estimate"),
    ]

    (found,) = populations_of([FIRST], "all", rows=rows)

    assert (found.people, found.year) == (6, 2022)
    assert found.source == "mid-2022 population estimate"


def test_populations_of_all_areas_come_from_the_table_with_most_of_them():
    rows = [
        row(FIRST, (0, None), 6, year=2022),
        row(FIRST, (0, None), 5, year=2021),
        row(SECOND, (0, None), 7, year=2021),
    ]

    found = populations_of([FIRST, SECOND], "all", rows=rows)

    assert [(p.people, p.year) for p in found] == [(5, 2021), (7, 2021)]


def test_populations_of_no_areas_are_none_at_all():
    assert populations_of([], "all", rows=by_age(FIRST, 1, 2, 4)) == ()


def test_populations_refuse_a_band_that_is_not_defined():
    with pytest.raises(ValueError, match="band must be one of all, under_25"):
        populations_of([FIRST], "under_18", rows=[])


def test_exact_sum_finds_the_bands_that_do_add_up():
    bands = {(0, 15): 9, (0, 4): 1, (5, 24): 2, (15, 24): 9, (25, OPEN): 9}

    assert exact_sum(bands, (0, 24)) == 3


# Bands over six ages, each counting its ages once: any exact sum is then the width.
limits = st.tuples(st.integers(0, 5), st.integers(0, 5)).map(sorted).map(tuple)


@given(bands=st.sets(limits, max_size=7), ages=limits)
def test_exact_sum_agrees_with_trying_every_choice_of_bands(bands, ages):
    wanted = list(range(ages[0], ages[1] + 1))
    chosen = sorted(bands)
    possible = any(
        sorted(
            age
            for band, is_taken in zip(chosen, taken, strict=True)
            if is_taken
            for age in range(band[0], band[1] + 1)
        )
        == wanted
        for taken in product([False, True], repeat=len(chosen))
    )

    found = exact_sum({(a, b): b - a + 1 for a, b in bands}, ages)

    assert found == (len(wanted) if possible else None)
