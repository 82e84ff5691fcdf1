import json
from datetime import date

import pytest

from fourfold.analysis.errors import PlanError
from fourfold.analysis.evaluation.freezing import as_text, freeze, opened
from tests.analysis.evaluation.plan_files import plan

LAST_DAY = date(2025, 1, 31)


def test_a_frozen_plan_opens_as_it_was():
    frozen = freeze(plan(), on=LAST_DAY)

    assert opened(as_text(frozen), file="plan.json") == frozen


def test_the_order_and_spaces_of_the_file_do_not_matter():
    frozen = freeze(plan(), on=LAST_DAY)

    content = json.loads(as_text(frozen))
    turned = json.dumps(
        {name: content[name] for name in reversed(content)}, separators=(",", ":")
    )

    assert opened(turned, file="plan.json") == frozen


def test_once_the_outcome_has_begun_nothing_is_frozen():
    with pytest.raises(
        PlanError, match="begins on 1 February 2025, and today is 1 Feb"
    ):
        freeze(plan(), on=date(2025, 2, 1))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("hoped_for", 30),
        ("measure", "robbery"),
        ("method", "weighted-displacement"),
        ("after", ["2025-02", "2025-11"]),
        ("controls", ["E05000004", "E05000005"]),
        ("question", "Did it fall?"),
    ],
)
def test_a_word_that_was_changed_shows(name, value):
    content = json.loads(as_text(freeze(plan(), on=LAST_DAY)))
    content["plan"][name] = value

    with pytest.raises(PlanError, match="was changed after it was frozen"):
        opened(json.dumps(content), file="plan.json")


def test_another_day_shows():
    content = json.loads(as_text(freeze(plan(), on=LAST_DAY)))
    content["frozen_on"] = "2025-01-30"

    with pytest.raises(PlanError, match="was changed after it was frozen"):
        opened(json.dumps(content), file="plan.json")


def test_another_day_is_another_hash():
    assert freeze(plan(), on=LAST_DAY).hash != freeze(plan(), on=date(2025, 1, 30)).hash


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"plan": 3}', '{"hash": "a"}'])
def test_what_is_no_frozen_plan_is_refused(text):
    with pytest.raises(PlanError, match="is no frozen plan"):
        opened(text, file="plan.json")
