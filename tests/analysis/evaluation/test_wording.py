import math

import pytest

from fourfold.analysis.evaluation.wording import between, chance, changed, saved


@pytest.mark.parametrize(
    ("ratio", "words"),
    [
        (0.8, "20% fewer"),
        (13.5, "1,250% more"),
        (0.996, "0.4% fewer"),
        (1.0001, "as many"),
        (math.nan, "a change that is not known"),
    ],
)
def test_a_ratio_in_words(ratio, words):
    assert changed(ratio) == words


def test_limits_in_words():
    assert between(0.6, 1.02) == "40% fewer to 2% more"
    assert between(math.nan, 1) == "limits not known"


def test_offences_in_words():
    assert saved(31, -2, 70) == "31 fewer (70 fewer to 2 more)"
    assert saved(-1200, math.nan, 0) == "1,200 more"
    assert saved(math.nan, math.nan, 0) == "not known"


def test_chances_in_words():
    assert chance(0.0004) == "Chance alone does as much in fewer than 1 of 1,000 cases."
    assert chance(0.0312) == (
        "Chance alone does as much in 31 of 1,000 cases (p = 0.031)."
    )
    assert "is not known" in chance(math.nan)
