"""Files that hold some types of crime only: their silence on others is no nought."""

from dataclasses import replace

import pytest

from fourfold.analysis.assessment.first_assessment import assess
from fourfold.analysis.assessment.left_out import types_left_out
from fourfold.analysis.assessment.profiles import profile_of
from fourfold.analysis.offences.crime_types import crime_types
from fourfold.analysis.offences.measures import measure, measures_by_type
from tests.analysis.assessment.group_cube import words_of_section
from tests.analysis.assessment.small_cube import AUTHORITY, FORCE, SmallCube

EVERY = tuple(crime_type.id for crime_type in crime_types())


def without(*offences, **settings):
    force = replace(FORCE, offences_absent=offences)
    cube = SmallCube(quality=(force,), **settings)
    return assess(cube, authority=AUTHORITY.code)


@pytest.fixture(scope="module")
def burglary_alone():
    others = [offence for offence in EVERY if offence != "burglary"]
    return without(*others, monthly={"burglary": 8})


def ids(measures):
    return [each.id for each in measures]


def test_files_with_every_type_leave_out_none():
    found = assess(SmallCube(), authority=AUTHORITY.code)

    assert found.scope.left_out == ()
    assert "have no row of" not in words_of_section(found.section("headline"))


def test_what_is_left_out_is_in_no_figure(burglary_alone):
    assert ids(burglary_alone.scope.headline) == ["burglary"]
    assert ids(burglary_alone.scope.types) == ["burglary"]
    # The harm of all types that are told keeps the name of the total.
    counted = {f.measure.id for f in burglary_alone.findings.values()} - {"burglary"}
    assert counted == {"recorded-crime"}
    assert {
        f.kind for f in burglary_alone.findings.values() if f.measure.id != "burglary"
    } == {"harm", "harm-change"}


@pytest.mark.parametrize("section", ["headline", "unknown"])
def test_what_is_left_out_is_named(burglary_alone, section):
    text = words_of_section(burglary_alone.section(section))

    assert (
        "The police files loaded have no row of violence and sexual offences, robbery,"
        in text
    )
    assert "nothing is said of them here, nor of all crime together." in text


def test_without_all_crime_no_share_of_it_is_told(burglary_alone):
    (table,) = burglary_alone.section("what").blocks[0].tables

    assert dict(table.rows)["Burglary"][-1].text == "not known"
    assert "the crimes of the types loaded recorded in" in (
        words_of_section(burglary_alone.section("harm"))
    )


def test_the_page_of_a_ward_says_of_what_it_counts(burglary_alone):
    ward = burglary_alone.scope.wards[0]

    opening = profile_of(burglary_alone.found, ward).paragraphs[0].text

    assert "the police recorded 96 offences of burglary there." in opening


def test_without_incidents_all_crime_is_told():
    found = without("anti-social-behaviour")

    assert ids(found.scope.headline) == [
        "recorded-crime",
        "violence",
        "robbery",
        "weapons",
    ]
    assert "no row of anti-social behaviour. They may" in (
        words_of_section(found.section("headline"))
    )
    assert "nor of all crime" not in words_of_section(found.section("headline"))


def test_without_robbery_neither_violence_nor_all_crime_is_told():
    found = without("robbery")

    assert ids(found.scope.headline) == ["weapons", "anti-social-behaviour"]


def test_a_label_that_is_no_longer_in_use_is_not_missed():
    force = replace(FORCE, offences_absent=("public-disorder-weapons",))

    assert types_left_out(measures_by_type(), [force]) == ()


def test_where_no_force_is_known_nothing_is_known_to_be_left_out():
    assert types_left_out((measure("burglary"),), ()) == ()
