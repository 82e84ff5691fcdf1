import pytest

from fourfold.analysis.cube.build import build, is_up_to_date
from fourfold.analysis.cube.reader import open_cube
from fourfold.analysis.definitions import settings
from fourfold.analysis.events.loading import load
from tests.analysis.cube.deprivation_files import USUAL, write_deprivation
from tests.analysis.cube.small_country import (
    EASTFOLD,
    LSOAS,
    WESTFOLD,
    everywhere,
    store_of,
    write_census,
    write_street,
)
from tests.analysis.cube.test_takeover import anew, content

# Of Westfold are the first two LSOAs of each row of four.
OF_WESTFOLD = (LSOAS[0], LSOAS[1], LSOAS[4], LSOAS[5])
SCORES = {code: 10.0 * number for number, code in enumerate(LSOAS)}


@pytest.fixture
def store(tmp_path):
    """A month of crimes, and 100 residents in each LSOA."""
    return store_of(
        tmp_path,
        write_street(tmp_path, "2024-01", everywhere()),
        write_census(tmp_path),
    )


def indicators_of(store, *files):
    for file in files:
        load(store, [file])
    build(store)
    with open_cube(store) as cube:
        return cube.indicators()


def test_without_a_file_there_are_none(store):
    assert indicators_of(store) == {}


def test_every_lsoa_has_the_score_of_its_line(store, tmp_path):
    found = indicators_of(store, write_deprivation(tmp_path, SCORES))["imd"]

    assert {code: found.values[code] for code in LSOAS} == SCORES
    assert (found.id, found.year) == ("imd", 2025)
    assert found.source == "English Indices of Deprivation 2025"


def test_every_indicator_of_the_definitions_is_there_in_their_order(store, tmp_path):
    found = indicators_of(store, write_deprivation(tmp_path))

    defined = settings("indicators/deprivation.toml")
    assert list(found) == [name.replace("_", "-") for name in defined]
    assert [each.title for each in found.values()] == [
        fields["title"] for fields in defined.values()
    ]
    assert {each.id for each in found.values() if each.of_crime} == {"imd"}


def test_an_indicator_that_cannot_be_made_is_left_out(store, tmp_path):
    found = indicators_of(store, write_deprivation(tmp_path, with_ranks=False))

    assert "imd-without-crime" not in found
    assert found["income"].values[LSOAS[0]] == USUAL


def test_an_authority_has_the_mean_of_its_lsoas_by_residents(tmp_path):
    census = write_census(tmp_path)
    # 30 residents under 25 become 330, so 400 in all.
    crowded = f"{LSOAS[0]},{LSOAS[0]},1,Aged 24 years and under,"
    census.write_text(census.read_text().replace(f"{crowded}30", f"{crowded}330"))
    streets = write_street(tmp_path, "2024-01", everywhere())
    store = store_of(tmp_path, streets, census)

    found = indicators_of(store, write_deprivation(tmp_path, SCORES))["imd"]

    west = [SCORES[code] for code in OF_WESTFOLD]
    assert found.values[WESTFOLD] == pytest.approx((4 * west[0] + sum(west[1:])) / 7)
    assert found.values[EASTFOLD] == pytest.approx((20 + 30 + 60 + 70) / 4)


def test_an_authority_of_which_an_lsoa_has_no_score_has_none(store, tmp_path):
    found = indicators_of(store, write_deprivation(tmp_path, LSOAS[1:]))

    assert WESTFOLD not in found["imd"].values
    assert found["imd"].values[EASTFOLD] == USUAL


def test_an_authority_of_which_an_lsoa_has_no_residents_has_none(tmp_path):
    store = store_of(
        tmp_path,
        write_street(tmp_path, "2024-01", everywhere()),
        write_census(tmp_path, without=[LSOAS[0]]),
    )

    found = indicators_of(store, write_deprivation(tmp_path))

    assert WESTFOLD not in found["imd"].values
    assert found["imd"].values[LSOAS[0]] == USUAL


def test_of_two_years_that_fit_alike_the_newest_counts(store, tmp_path):
    older = write_deprivation(tmp_path, dict.fromkeys(LSOAS, 40.0), year=2011)

    found = indicators_of(store, write_deprivation(tmp_path), older)["imd"]

    assert found.year == 2025
    assert set(found.values.values()) == {USUAL}


def test_a_year_whose_codes_fit_the_outlines_less_does_not_count(store, tmp_path):
    older = write_deprivation(tmp_path, year=2011)
    newer = write_deprivation(tmp_path, [*LSOAS[:7], "E01099999"])

    found = indicators_of(store, older, newer)["imd"]

    assert found.year == 2019
    assert WESTFOLD in found.values


def test_areas_without_an_outline_are_left_out(store, tmp_path):
    found = indicators_of(store, write_deprivation(tmp_path, [*LSOAS, "E01099999"]))

    assert set(found["imd"].values) == {*LSOAS, WESTFOLD, EASTFOLD}


def test_the_file_that_was_loaded_last_counts(store, tmp_path):
    first = write_deprivation(tmp_path / "1", dict.fromkeys(LSOAS, 40.0))
    again = write_deprivation(
        tmp_path / "2", dict.fromkeys(LSOAS, 60.0), with_ranks=False
    )

    found = indicators_of(store, first, again)

    assert set(found["imd"].values.values()) == {60.0}
    # What only the first file could say still stands.
    assert set(found["imd-without-crime"].values) >= set(LSOAS)


def test_a_new_file_makes_a_new_build(store, tmp_path):
    before = indicators_of(store, write_deprivation(tmp_path, SCORES))
    load(store, [write_deprivation(tmp_path / "2", dict.fromkeys(LSOAS, 9.0))])

    assert not is_up_to_date(store)
    assert build(store).is_new
    with open_cube(store) as cube:
        assert cube.indicators()["imd"].values != before["imd"].values


def test_take_over_is_what_would_be_read_anew(store, tmp_path):
    before = indicators_of(store, write_deprivation(tmp_path, SCORES))
    load(store, [write_street(tmp_path, "2024-02", everywhere())])

    built = build(store)

    assert built.reused == 1
    with open_cube(store) as cube:
        assert cube.indicators() == before
    assert content(store) == anew(store)


def test_the_licence_of_the_publisher_goes_with_the_build(store, tmp_path):
    indicators_of(store, write_deprivation(tmp_path))

    with open_cube(store) as cube:
        attribution = settings("sources/iod.toml")["attribution"]
        assert attribution in cube.licences()
