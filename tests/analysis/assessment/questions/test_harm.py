import pytest

from fourfold.analysis.assessment.first_assessment import assess
from fourfold.analysis.offences.harm import HarmScale, harm_scales
from fourfold.analysis.offences.measures import measure
from tests.analysis.assessment.group_cube import words_of_section
from tests.analysis.assessment.small_cube import AUTHORITY, MONTHS, SmallCube

# Another scale, as a workbook would give it, without what stands far above its type.
FLAT = HarmScale(
    id="flat",
    title="Flat Scale",
    unit="points",
    source="nobody",
    basis="All the same.",
    weights={"violent-crime": 2.0, "robbery": 2.0},
)


def assessed(**settings):
    return assess(SmallCube(**settings), authority=AUTHORITY.code)


def figure(found, kind, name="recorded-crime"):
    return found.found.of(measure(name), kind, AUTHORITY.code)


def test_harm_is_the_counts_weighed():
    # A year of three wards: 360 of violence, 72 robberies, 36 weapons, 144 of shops.
    found = figure(assessed(), "harm")

    scale = harm_scales()[0].weights
    assert found.value == pytest.approx(
        360 * scale["violent-crime"]
        + 72 * scale["robbery"]
        + 36 * scale["possession-of-weapons"]
        + 144 * scale["shoplifting"]
    )
    assert found.lower < found.value < found.upper
    assert "360 × 194.21 + " in found.numbers


def test_shares_of_harm_and_of_crimes_stand_side_by_side():
    section = assessed().section("harm")

    text = words_of_section(section)
    assert "violence and sexual offences (66% of the harm, 59% of the crimes)" in text
    assert "Harm is never shown without the count beside it" in text
    rows = dict(section.blocks[0].tables[0].rows)
    assert [cell.text for cell in rows["Robbery"]] == ["72", "365.0", "26,280", "25%"]


def test_one_grave_crime_and_what_the_police_find_are_set_apart():
    text = words_of_section(assessed().section("harm"))

    assert "One homicide weighs 5,475, 5% of all the harm here" in text
    assert "Without the types that the police find rather than are told of" in text


def test_a_rise_is_told_with_its_interval():
    more = {("E05000901", month, "robbery"): 30 for month in MONTHS[-12:]}

    found = figure(assessed(changed=more), "harm-change")

    assert found.value > 1
    assert "harm rose by" in found.sentence


def test_a_fall_is_told_as_one():
    fewer = {("E05000901", month, "robbery"): 30 for month in MONTHS[:18]}

    assert "harm fell by" in figure(assessed(changed=fewer), "harm-change").sentence


def test_a_rise_of_harm_that_comes_in_series_is_no_rise():
    # Forty robberies more in one month: chance would not do it, a single series would.
    one_month = {("E05000901", MONTHS[-1], "robbery"): 42}

    found = figure(assessed(changed=one_month), "harm-change")

    assert found.lower < 1 < found.value
    assert "harm did not change beyond chance" in found.sentence


def test_no_change_is_no_change():
    text = words_of_section(assessed().section("harm"))

    assert "Harm did not change beyond chance against the year before." in text


def test_a_gap_in_the_period_leaves_harm_not_known():
    found = assessed(unknown=("2024-06",))
    gap = assess(
        SmallCube(unknown=("2024-01",)), authority=AUTHORITY.code, last_month="2024-06"
    )

    assert figure(found, "harm").known
    assert "there are no figures for January 2024" in figure(gap, "harm").reason
    assert "Harm: not known" in words_of_section(gap.section("harm"))
    assert figure(gap, "harm-share", "robbery").reason.startswith("not known")


def test_a_gap_in_the_year_before_leaves_the_change_not_known():
    found = assess(
        SmallCube(unknown=("2023-01",)), authority=AUTHORITY.code, last_month="2024-06"
    )

    assert figure(found, "harm").known
    assert "the period before is not known" in figure(found, "harm-change").reason


def test_nothing_recorded_is_no_harm_and_no_share():
    found = assessed(monthly={"anti-social-behaviour": 20})

    assert figure(found, "harm").value == 0
    assert "none in one period" in figure(found, "harm-change").reason
    assert figure(found, "harm-share", "robbery").reason == (
        "not known, because no harm was recorded"
    )


def test_a_loaded_scale_comes_first_and_the_other_stays_beside_it():
    section = assessed(known_scales=(FLAT,)).section("harm")

    assert section.paragraphs[0].text.startswith("By the Flat Scale")
    assert [block.id for block in section.blocks] == ["harm-by-type", "harm-cambridge"]
    rows = dict(section.blocks[0].tables[0].rows)
    assert [cell.text for cell in rows["Weapons"]][1] == "no score"
    other = dict(section.blocks[1].tables[0].rows)
    assert other["Robbery"][3].text == "25%"
    assert "homicide" not in words_of_section(section)
