import pytest

from fourfold.analysis.errors import FourfoldError, PlanError
from fourfold.analysis.evaluation.plans import plan_from
from tests.analysis.evaluation.plan_files import CONTENT, WARDS, plan


def test_a_plan_says_its_areas_and_months():
    found = plan()

    assert found.areas == WARDS
    assert (found.months[0], found.months[-1], len(found.months)) == (
        "2023-01",
        "2025-12",
        36,
    )
    assert found.shape == "level"


def test_a_plan_reads_back_what_it_wrote():
    found = plan(after=["2025-02"], shape="level-and-slope")

    assert plan_from(found.as_data(), file="plan.json") == found


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"question": None}, "plan.toml, question: is missing"),
        ({"measure": "happiness"}, "measure: 'happiness' is not one of"),
        ({"method": "feeling"}, "method: 'feeling' is not one of"),
        ({"shape": "circle"}, "shape: 'circle' is not one of"),
        ({"colour": "red"}, "colour: is not known here"),
        ({"treated": []}, "treated: must be a list"),
    ],
)
def test_a_field_that_is_not_as_it_should_be_is_refused(changes, message):
    with pytest.raises(FourfoldError, match=message):
        plan(**changes)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"before": ["2024-01", "2023-01"]}, "before: a period cannot end"),
        ({"after": ["soon"]}, "after: a month is written"),
        ({"after": ["2024-12", "2025-12"]}, "must follow upon"),
        ({"controls": list(WARDS[2:])}, "stands in two lists"),
        ({"controls": None}, "needs areas to compare with"),
        ({"next_door": ["E05000099"]}, "go together"),
        (
            {"next_door": ["E05000099"], "next_door_controls": ["E05000098"]},
            "only weighted-displacement",
        ),
        ({"method": "synthetic-control"}, "is of one area"),
        (
            {
                "method": "synthetic-control",
                "treated": [WARDS[0]],
                "controls": list(WARDS[1:5]),
            },
            "needs 9 areas or more",
        ),
        ({"hoped_for": 0}, "must be 1 to 99"),
    ],
)
def test_parts_that_do_not_fit_together_are_refused(changes, message):
    with pytest.raises(PlanError, match=message):
        plan(**changes)


def test_the_page_shows_a_plan_that_can_be_read(plan_on_the_page):
    found = plan_from(plan_on_the_page, file="plan.toml")

    assert found.method == CONTENT["method"]
