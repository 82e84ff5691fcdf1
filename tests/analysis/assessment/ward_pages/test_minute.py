from tests.analysis.assessment.small_cube import MONTHS, SmallCube
from tests.analysis.assessment.ward_cube import ward_cube

from .pages import said

ASH = "E05000901"


def minute(cube):
    return said(cube, ASH, "in-one-minute")


def test_no_change_beyond_chance_has_its_limits_too():
    assert minute(ward_cube())[1] == (
        "Violence: no change beyond chance: 600 against 600 the year before (95% "
        "interval 11% fewer to 12% more)."
    )


def test_a_rise_beyond_chance_is_told_with_its_interval():
    more = {(ASH, month, "violent-crime"): 30 for month in MONTHS[-12:]}

    assert minute(SmallCube(changed=more))[1].startswith("Violence: rose by ")


def test_few_are_told_without_a_percentage():
    few = {(ASH, month, "violent-crime"): 0 for month in MONTHS}

    text = minute(SmallCube(changed=few, monthly={"violent-crime": 1}))[1]

    assert text == (
        "Violence: no change beyond chance: 0 against 0 the year before, too few for "
        "a percentage."
    )


def test_a_gap_is_told_as_such():
    text = minute(SmallCube(unknown=("2024-01",)))[1]

    assert text == "Violence: not known, because there are no figures for January 2024."
