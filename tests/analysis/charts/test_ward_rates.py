from dataclasses import replace

from fourfold.analysis.assessment.directions import DOWN, NEITHER, UP
from fourfold.analysis.assessment.first_assessment import assess
from fourfold.analysis.charts.drawing import draw
from fourfold.analysis.charts.style import LETTER_WIDTH
from fourfold.analysis.charts.ward_rates import LABELS, ranked_rates, ward_rates
from fourfold.analysis.offences.measures import measure
from tests.analysis.assessment.small_cube import AUTHORITY, RESIDENTS, SmallCube
from tests.analysis.charts.svg_reading import words

VIOLENCE = measure("violence")


def found_in(**settings):
    assessment = assess(SmallCube(**settings), authority=AUTHORITY.code)
    return assessment.found


def test_wards_are_ranked_by_rate_and_equals_by_name():
    equal = dict.fromkeys(RESIDENTS, 1_000)

    assert [each.area.name for each in ranked_rates(found_in(), VIOLENCE)] == [
        "Ash",
        "Birch",
        "Cedar",
    ]
    assert [
        each.area.name for each in ranked_rates(found_in(residents=equal), VIOLENCE)
    ] == ["Ash", "Birch", "Cedar"]


def test_each_ward_has_its_rate_interval_and_place():
    sketch = ward_rates(found_in(), VIOLENCE)

    assert sketch.table.rows[0] == (
        "1",
        "Ash",
        "144.0",
        "121.4 to 169.5",
        "higher than the rest",
    )
    assert sketch.specification["data"]["values"][0]["ward"] == "1. Ash"


def test_the_legend_has_room_in_wider_letters_than_it_was_measured_in():
    sketch = ward_rates(found_in(), VIOLENCE)

    legend = "".join(LABELS[key] for key in (UP, DOWN, NEITHER))
    spare = sketch.specification["padding"]["right"]
    assert spare >= 0.08 * LETTER_WIDTH * len(legend)


def test_the_summary_names_both_ends_and_the_line():
    summary = ward_rates(found_in(), VIOLENCE).summary

    assert summary == (
        "Violence per 1,000 residents in the 12 months to June 2024: from 144.0 in Ash "
        "to 48.0 in Cedar. The upright line is Little Fold as a whole, 72.0."
    )


def test_a_ward_without_people_is_named_and_not_drawn():
    some = {code: people for code, people in RESIDENTS.items() if code != "E05000902"}

    sketch = ward_rates(found_in(residents=some), VIOLENCE)

    assert len(sketch.specification["data"]["values"]) == 2
    assert sketch.summary.endswith("Not drawn, not known, 1 ward: Birch.")


def test_without_any_rate_there_is_no_chart():
    assert ward_rates(found_in(residents={}), VIOLENCE) is None


def withheld_whole(found):
    """The same findings with the rate of the authority taken out."""
    findings = dict(found.findings)
    for name, finding in found.findings.items():
        if finding.measure == VIOLENCE and (
            finding.kind == "against-rest"
            or (finding.kind == "rate" and finding.area == AUTHORITY)
        ):
            draft = replace(finding.draft, reason="withheld", withheld=True)
            estimate = replace(finding.estimate, value=None, lower=None, upper=None)
            findings[name] = replace(finding, draft=draft, estimate=estimate)
    return replace(found, findings=findings)


def test_wards_that_cannot_be_compared_are_drawn_without_the_line():
    sketch = ward_rates(withheld_whole(found_in()), VIOLENCE)

    assert "upright line" not in sketch.summary
    assert [row[-1] for row in sketch.table.rows] == ["not compared"] * 3
    assert "not compared" in words(draw(sketch).svg)


def test_the_legend_has_no_entry_that_nobody_needs():
    assert "not compared" not in words(draw(ward_rates(found_in(), VIOLENCE)).svg)
