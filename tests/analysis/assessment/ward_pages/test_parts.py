"""Types, harm, small areas and how sure it is."""

from dataclasses import replace

import pytest

from fourfold.analysis.assessment.first_assessment import assess
from fourfold.analysis.assessment.periods import Period
from fourfold.analysis.assessment.profiles import profile_of
from fourfold.analysis.assessment.ward_pages.page import ward_pages
from fourfold.analysis.cube.reader import Area
from tests.analysis.assessment.small_cube import AUTHORITY, MONTHS, SmallCube
from tests.analysis.assessment.ward_cube import ward_cube

from .pages import block_of, said

ASH = "E05000901"
LSOAS = tuple(
    Area(f"E0100070{number}", f"Little Fold 00{number}A", "lsoa", AUTHORITY.code)
    for number in (1, 2, 3)
)


class InAsh(SmallCube):
    """Its small areas all lie in Ash, which is the first square kilometre."""

    def outlines(self, areas):
        wide = super().outlines(areas)
        if areas and areas[0].level == "lsoa":
            # Thirds of Ash, from west to east.
            return tuple(
                wide[0].__class__([(a, 0), (a + 300, 0), (a + 300, 999), (a, 999)])
                for a in (1, 301, 601)
            )
        return wide


def within(**settings):
    people = {"E05000901": 1_000, "E05000902": 2_000, "E05000903": 3_000}
    people |= dict.fromkeys([area.code for area in LSOAS], 300)
    return InAsh(**{"lsoas": LSOAS, "residents": people, **settings})


def test_types_are_told_with_their_share_where_there_are_enough():
    assert said(ward_cube(), ASH, "types-of-crime")[0] == (
        "Of 660 crimes, most were violence and sexual offences (576, 87%), shoplifting "
        "(48, 7%) and robbery (24, 4%)."
    )


def test_few_crimes_have_no_shares():
    one = {(ASH, "2024-03", "violent-crime"): 1}
    block = block_of(SmallCube(monthly={}, changed=one), ASH, "types-of-crime")

    assert block.paragraphs[0].text == (
        "Of 1 crime, most were violence and sexual offences (1)."
    )
    assert block.tables[0].rows[0][1][1].text == "too few"


def test_no_crime_is_told_as_none_and_a_gap_as_a_gap():
    assert said(SmallCube(monthly={}), ASH, "types-of-crime")[0] == (
        "No crime was recorded."
    )
    block = block_of(SmallCube(unknown=("2024-01",)), ASH, "types-of-crime")
    assert "not known, because there are no figures for" in block.paragraphs[0].text
    assert block.tables[0].rows[0][1][1].text == "not known"


def test_a_type_that_is_withheld_leaves_the_others_without_a_share():
    found = assess(SmallCube(), authority=AUTHORITY.code, last_month="2024-06").found
    name = f"robbery.count.{ASH}.2023-07..2024-06"
    hidden = found.findings[name]
    hidden = replace(
        hidden,
        draft=replace(hidden.draft, reason="withheld", withheld=True),
        estimate=replace(hidden.estimate, value=None),
    )
    found = replace(found, findings={**found.findings, name: hidden})
    ward = found.scope.wards[0]

    page = ward_pages(found, {ASH: profile_of(found, ward)})[ASH]

    mix = next(block for block in page.blocks if block.id == "types-of-crime")
    assert mix.paragraphs[0].text == "The most common types: withheld."
    shares = {name: cells[1].text for name, cells in mix.tables[0].rows}
    assert shares["Robbery"] == "withheld"
    assert shares["Shoplifting"] == "not known"


def test_harm_is_told_beside_the_count():
    text = said(ward_cube(), ASH, "harm")

    assert "stand for 123,958 days in prison (95% interval" in text[0]
    assert text[1].startswith(
        "Most of it: violence and sexual offences (90% of the harm, 87% of the crimes)"
    )
    assert "One homicide weighs" in text[1]
    assert said(SmallCube(unknown=("2024-01",)), ASH, "harm")[0].startswith(
        "Harm: not known"
    )
    assert len(said(SmallCube(monthly={}), ASH, "harm")) == 2


def test_types_without_a_crime_lead_no_harm():
    alone = SmallCube(monthly={"robbery": 3})

    assert "Most of it: robbery (100% of the harm" in said(alone, ASH, "harm")[1]
    assert " and " not in said(alone, ASH, "harm")[1].split(". ")[0]


def test_the_small_area_with_most_is_named_beside_what_chance_would_do():
    more = {(LSOAS[1].code, month, "violent-crime"): 30 for month in MONTHS}
    block = block_of(within(changed=more), ASH, "within-the-ward")

    text = block.paragraphs[0].text
    assert text.startswith(
        "Violence by small area (LSOA): of 3 small areas, Little Fold 002A had most, "
        "57% of all (384 of 672). Had it been spread like residents, chance alone"
    )
    assert next(name for name, _ in block.tables[0].rows) == "Little Fold 002A"


@pytest.mark.parametrize(
    ("known", "words"),
    [
        ({"monthly": {}}, "none was recorded."),
        ({"monthly": {"robbery": 0, "violent-crime": 0}}, "none was recorded."),
        (
            {
                "monthly": {},
                "changed": {(LSOAS[0].code, "2024-03", "violent-crime"): 2},
            },
            "2 in 3 small areas, too few to say where there is most.",
        ),
        ({"unknown": ("2024-01",)}, "not known, because there are no figures for"),
        ({"residents": {}}, "Had it been spread like residents, chance alone would"),
    ],
)
def test_small_areas_say_what_they_cannot_tell(known, words):
    assert words in said(within(**known), ASH, "within-the-ward")[0]


def test_one_small_area_says_nothing_of_places():
    assert said(ward_cube(), ASH, "within-the-ward") == [
        "The ward has one small area, Ash 001A, so nothing can be said of places in it."
    ]


def facts(cube):
    return {f.label: f for f in block_of(cube, ASH, "how-sure").facts}


def test_what_is_missing_is_counted_and_named():
    found = facts(SmallCube(unknown=("2022-03", "2024-01")))

    assert found["Months with figures"].value == "28 of 30 months"
    assert "March 2022 and January 2024" in found["Months with figures"].meaning
    assert facts(SmallCube())["Months with figures"].value == "30 of 30 months"


def test_residents_are_told_with_their_year_or_that_they_are_not_known():
    assert facts(SmallCube())["Residents"].value == "1,000 in 2021"
    assert facts(SmallCube(residents={}))["Residents"].value == "not known"


def test_a_change_of_recording_is_told():
    # Weapons were counted on their own from May 2013.
    months = Period("2011-07", "2013-12").months
    found = assess(SmallCube(months=months), authority=AUTHORITY.code).found
    profiles = {ASH: profile_of(found, found.scope.wards[0])}

    facts = ward_pages(found, profiles)[ASH].blocks[-1].facts

    told = {each.label: each for each in facts}
    assert told["Change of recording: Weapons"].value == "May 2013"
    assert "take the change across it with care" in (
        told["Change of recording: Weapons"].meaning
    )
