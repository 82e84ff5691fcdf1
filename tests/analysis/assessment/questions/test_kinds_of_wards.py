import numpy as np

from fourfold.analysis.assessment.first_assessment import assess
from fourfold.analysis.assessment.questions.kinds_of_wards import APART
from fourfold.analysis.publication.publish import publish
from fourfold.analysis.statistics.typology import typology
from tests.analysis.assessment.small_cube import AUTHORITY
from tests.analysis.assessment.ward_cube import VIOLENCE, ward_cube


def assessed(**options):
    return assess(ward_cube(**options), authority=AUTHORITY.code)


def block_in(assessment):
    blocks = assessment.section("causes").blocks
    return next((each for each in blocks if each.id == "kinds-of-wards"), None)


def sentence(assessment):
    (paragraph,) = block_in(assessment).paragraphs
    return paragraph.text


def rows(assessment):
    (table,) = block_in(assessment).tables
    return {name: [cell.text for cell in cells] for name, cells in table.rows}


def test_the_kinds_are_told_with_what_they_have_in_common():
    text = sentence(assessed())

    assert "fall into 3 kinds: kind 1, 1 ward (Ash), on average 50.0 for every" in text
    assert (
        "kind 2, 3 wards (Birch, Cedar and Dogwood), on average 31.0 for every 1,000 "
        "residents, deprivation 30, 25% under 25; kind 3, 4 wards (Elm, Fir, Gorse and "
        "Hazel), on average 20.2 for every 1,000 residents, deprivation 16, 25% under "
        "25."
    ) in text


def test_more_names_than_a_sentence_holds_are_left_to_the_table():
    violence = (50, 50, 49, 51, 50, 20, 21, 20)
    scores = (30.0, 31.0, 30.0, 29.0, 30.0, 10.0, 11.0, 10.0)

    text = sentence(assessed(violence=violence, scores=scores))

    assert "kind 1, 5 wards, on average" in text
    assert "kind 2, 3 wards (Fir, Gorse and Hazel)" in text


def test_every_ward_is_in_the_table_by_kind():
    table = rows(assessed())

    assert list(table)[:4] == ["Ash", "Birch", "Cedar", "Dogwood"]
    assert table["Ash"] == ["1", "50.0", "26.0", "25%"]
    assert table["Hazel"] == ["3", "21.0", "16.0", "25%"]


def test_rates_are_figures_that_can_be_explained():
    assessment = assessed()
    block = block_in(assessment)
    (table,) = block.tables

    shown = {cell.figure for _, cells in table.rows for cell in cells if cell.figure}

    assert shown == set(block.paragraphs[0].figures)
    assert {assessment.findings[name].kind for name in shown} == {"rate"}


def test_wards_that_do_not_lie_apart_are_said_to_be_of_no_kind():
    # A square of wards, as far from each other on either side.
    even = (10, 10, 10, 20, 20, 30, 30, 30)
    scores = (10.0, 20.0, 30.0, 10.0, 30.0, 10.0, 20.0, 30.0)

    assessment = assessed(violence=even, scores=scores)

    text = sentence(assessment)
    assert "shade into each other and do not fall into kinds" in text
    assert "These groups only say which are most alike: group 1, " in text
    (table,) = block_in(assessment).tables
    assert table.columns[1] == "Group"
    assert table.caption == "The wards of Little Fold by group"


def test_wards_drawn_at_random_are_hardly_ever_said_to_be_of_kinds():
    rng = np.random.default_rng(2026)

    found = [typology(rng.normal(size=(8, 3)), most=4) for _ in range(400)]

    apart = np.array([each.silhouette for each in found])
    # As docs/methods/typology.md says, and why 0.25 would not do.
    assert np.mean(apart >= APART) < 0.05
    assert np.mean(apart >= 0.25) > 0.85


def test_too_few_wards_make_no_kinds():
    few = ward_cube().wards[:3]

    assessment = assessed(wards=few)

    assert sentence(assessment) == "The wards are too few to fall into kinds."
    assert {cells[0] for cells in rows(assessment).values()} == {"1"}


def test_without_deprivation_there_is_no_such_block():
    assert block_in(assessed(known_indicators={})) is None


def test_a_gap_in_the_period_leaves_no_ward_to_group():
    assessment = assess(
        ward_cube(unknown=("2024-02",)),
        authority=AUTHORITY.code,
        last_month="2024-06",
    )

    assert block_in(assessment) is None


def test_the_same_is_said_of_the_published_assessment():
    assessment = assessed()

    assert sentence(publish(assessment).assessment) == sentence(assessment)
    assert str(max(VIOLENCE)) in sentence(assessment)
