from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fourfold.partnership.areas.colours import (
    LEAST_CONTRAST,
    OURS,
    WASH,
    WHITE,
    colours_of,
    contrast_ratio,
    faults_of,
)

COLOURS = st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)


# W3C, Understanding WCAG 2.2, success criterion 1.4.3, and technique G18: black on
# white is 21 to 1; #777777 on white falls short of 4.5 and #767676 does not.
@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#777777", "#ffffff", 4.48),
        ("#767676", "#ffffff", 4.54),
        ("#ff0000", "#ffffff", 4.00),
        ("#0000ff", "#ffffff", 8.59),
    ],
)
def test_contrast_is_what_the_guidelines_say_it_is(one, other, ratio):
    assert isclose(contrast_ratio(one, other), ratio, abs_tol=0.006)


@given(COLOURS, COLOURS)
def test_contrast_is_the_same_either_way_and_within_its_limits(one, other):
    ratio = contrast_ratio(one, other)

    assert ratio == contrast_ratio(other, one)
    assert 1 <= ratio <= 21


@given(COLOURS)
def test_what_is_not_refused_can_be_read_on_white_and_under_white_words(colour):
    if faults_of({"main": colour}) == []:
        assert contrast_ratio(colour, WHITE) >= LEAST_CONTRAST
        assert contrast_ratio(colour, WASH) >= LEAST_CONTRAST


@pytest.mark.parametrize("wrong", ["red", "#fff", "#12345g", "#0b5563;}body{", ""])
def test_contrast_refuses_what_is_no_colour(wrong):
    with pytest.raises(ValueError, match="six hexadecimal digits"):
        contrast_ratio(wrong, WHITE)


def test_our_own_colours_have_no_fault():
    assert faults_of(OURS) == []


def test_a_colour_that_is_too_light_is_refused_with_its_contrast():
    faults = faults_of({"main": "#ffcc00"})

    assert faults == [
        "main is #ffcc00, which is too light to read: its contrast is 1.4 and must be "
        "4.5. Take a darker one."
    ]


@pytest.mark.parametrize("wrong", ["teal", "#12", 7, None, "#0b5563}*{color:red"])
def test_what_is_no_colour_is_refused(wrong):
    (fault,) = faults_of({"main": wrong})

    assert "It must be like #0b5563" in fault


def test_a_colour_of_another_name_is_refused():
    assert faults_of({"accent": "#000000"}) == [
        "accent is no colour of a page. There are: main, deep."
    ]


def test_colours_that_are_not_named_are_ours():
    named = colours_of({"colours": {"main": "#123456"}})

    assert named == {"main": "#123456", "deep": OURS["deep"]}
    assert colours_of({}) == OURS
