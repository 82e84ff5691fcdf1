from dataclasses import replace

import pytest

from fourfold.analysis.assessment.data_quality import force_name
from fourfold.analysis.assessment.first_assessment import assess
from tests.analysis.assessment.small_cube import AUTHORITY, FORCE, SmallCube


def section(name, **settings):
    return assess(SmallCube(**settings), authority=AUTHORITY.code).section(name)


def facts(**settings):
    return {fact.label: fact for fact in section("unknown", **settings).facts}


def test_lost_rows_are_given_as_a_share_of_those_read():
    text = section("unknown").paragraphs[0].text

    assert "(Fold) hold 10,000 rows" in text
    assert "Not read, or without a place on the map: 260 (2.6%)." in text


def test_refused_and_unplaced_rows_say_why_and_what_follows():
    found = facts()

    assert found["Fold: rows refused"].value == "10 (0.1%)"
    assert found["Fold: rows refused"].meaning.endswith("month cannot be read (10).")
    assert found["Fold: rows without a place"].value == "250 (2.5%)"
    assert "too low by about this share" in found["Fold: rows without a place"].meaning


def test_a_force_without_faults_has_noughts_and_no_reasons():
    clean = replace(FORCE, rows_refused=0, rows_unplaced=0, refusals=(), unplaced=())

    found = facts(quality=(clean,))

    assert found["Fold: rows refused"].value == "none"
    assert "Reasons" not in found["Fold: rows refused"].meaning
    assert found["Fold: months missing"].value == "none"


def test_months_that_a_force_did_not_send_are_named():
    found = facts(quality=(replace(FORCE, months_missing=("2022-02", "2022-03")),))

    assert found["Fold: months missing"].value == "February 2022 to March 2022"


def test_rows_of_an_unknown_type_are_told_where_there_are_some():
    found = facts(quality=(replace(FORCE, unknown=(("Tax fraud", 3),)),))

    assert found["Fold: rows of an unknown type"].value == "3"
    assert "Fold: rows of an unknown type" not in facts()


def test_rows_outside_of_every_area_are_told_where_there_are_any():
    outside = (replace(FORCE, rows_elsewhere=12),)

    assert "Fold: rows elsewhere" not in facts()
    assert facts(quality=outside)["Fold: rows elsewhere"].value.startswith("12 (")


def test_gaps_of_the_area_are_told_with_their_reason():
    found = facts(unknown=("2022-02", "2022-05"))["Months not known here"]

    assert found.value == "February 2022 and May 2022"
    assert found.meaning == "Nothing was published."


def test_a_change_of_recording_between_the_years_is_told():
    met = (replace(FORCE, force="Metropolitan Police Service"),)

    found = facts(quality=met)["Change of recording: Violence"]

    assert found.value == "March 2024"


def test_people_are_told_with_their_basis():
    found = facts()["Residents by ward"]

    assert found.value == "6,000 in 2021"
    assert found.meaning == "Published. Source: ONS."


def test_without_a_report_of_loading_that_is_said():
    assert section("unknown", quality=()).paragraphs[0].text == (
        "No report of the loading of the files is at hand."
    )


def test_sources_give_releases_boundaries_and_build():
    found = {fact.label: fact for fact in section("sources").facts}

    assert found["Street-level crime and anti-social behaviour, 2024-06"].meaning == (
        f"loaded 1 August 2024, SHA-256 {'ab' * 32}"
    )
    assert found["Boundaries: ward"].value == "2024"
    assert found["Build"].value == "build-0001"
    assert found["Build"].meaning == "2 August 2024, Fourfold 0.1.0"


@pytest.mark.parametrize(
    ("force", "name"),
    [
        ("city-of-london", "City of London"),
        ("metropolitan", "Metropolitan"),
        ("Metropolitan Police Service", "Metropolitan Police Service"),
    ],
)
def test_a_force_has_its_name(force, name):
    assert force_name(force) == name
