from decimal import Decimal

import pytest

from fourfold.analysis.sources.ons_population.cells import (
    ages_in,
    counts_nobody,
    people_in,
)


@pytest.mark.parametrize(
    ("cell", "people"),
    [
        ("0", 0),
        (" 1795 ", 1795),
        ("16,149", 16_149),
        ("1,016,149", 1_016_149),
        ("125.0", 125),
        (7, 7),
        (125.0, 125),
        (Decimal("370.0"), 370),
    ],
)
def test_people_in_a_cell_is_a_whole_number(cell, people):
    assert people_in(cell) == people


@pytest.mark.parametrize(
    "cell",
    [
        "",
        "-1",
        "1,2",
        "16,14",
        ",149",
        "12.5",
        "1e3",
        "٣",
        "..",
        "[c]",
        None,
        -1,
        1.5,
        True,
        float("nan"),
        float("inf"),
        Decimal("0.5"),
        Decimal("NaN"),
        [3],
    ],
)
def test_people_in_a_cell_that_is_no_whole_number_is_none(cell):
    assert people_in(cell) is None


@pytest.mark.parametrize(
    ("label", "ages"),
    [
        ("Aged 15 years and under", (0, 15)),
        ("Aged 4 years and under", (0, 4)),
        ("Aged 16 to 24 years", (16, 24)),
        ("aged 16 to 24  years", (16, 24)),
        ("Aged 65 years and over", (65, None)),
        ("Aged 20 years", (20, 20)),
        ("Aged 1 year", (1, 1)),
        ("Aged under 1 year", (0, 0)),
        ("Total", (0, None)),
    ],
)
def test_ages_in_a_label_are_first_and_last(label, ages):
    assert ages_in(label) == ages


@pytest.mark.parametrize(
    "label", ["", "Adults", "Aged 24 to 16 years", "16-24", "Males"]
)
def test_ages_in_other_words_are_none(label):
    assert ages_in(label) is None


def test_counts_nobody_knows_the_category_that_is_not_of_residents():
    assert counts_nobody(" Does not apply ")
    assert not counts_nobody("Aged 20 years")
