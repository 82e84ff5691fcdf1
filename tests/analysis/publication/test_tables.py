import pytest

from fourfold.analysis.assessment.first_assessment import assess
from fourfold.analysis.publication.tables import Cell, Table, cells_of, tables_among
from tests.analysis.assessment.drafts import draft
from tests.analysis.assessment.small_cube import AUTHORITY, SmallCube

SCOPE = assess(SmallCube(), authority=AUTHORITY.code).scope
YEAR = ("2023-07", "2024-06")
ASH = Cell("violence", "E05000901", *YEAR)


@pytest.mark.parametrize(
    ("kind", "more"),
    [
        ("count", {}),
        ("rate", {}),
        ("change", {"before": Cell("violence", "E05000901", "2022-07", "2023-06")}),
        ("share", {"denominator": Cell("recorded-crime", "E05000901", *YEAR)}),
        ("against-rest", {"whole": Cell("violence", "E09000901", *YEAR)}),
    ],
)
def test_a_figure_gives_away_the_counts_it_is_made_of(kind, more):
    assert cells_of(draft(kind)) == {"numerator": ASH} | more


def cells_with(measure, areas, *periods):
    return [Cell(measure, area, *period) for area in areas for period in periods]


WARDS = ("E05000901", "E05000902", "E05000903")


def test_wards_add_up_to_their_authority():
    whole = Cell("violence", "E09000901", *YEAR)
    parts = cells_with("violence", WARDS, YEAR)

    assert tables_among([whole, *parts], SCOPE) == (Table(whole, tuple(parts)),)


def test_wards_without_their_authority_are_no_table():
    assert tables_among(cells_with("violence", WARDS, YEAR), SCOPE) == ()


def test_a_table_with_a_part_that_is_not_given_is_left_out():
    whole = Cell("violence", "E09000901", *YEAR)

    assert tables_among([whole, *cells_with("violence", WARDS[:2], YEAR)], SCOPE) == ()


def test_months_add_up_to_a_run_of_months():
    whole = Cell("robbery", "E05000901", "2024-01", "2024-02")
    parts = cells_with(
        "robbery", WARDS[:1], ("2024-01", "2024-01"), ("2024-02", "2024-02")
    )

    assert tables_among([whole, *parts], SCOPE) == (Table(whole, tuple(parts)),)


def test_types_add_up_to_the_measures_that_hold_them():
    whole = Cell("violence", "E05000901", *YEAR)
    parts = [
        Cell(name, "E05000901", *YEAR)
        for name in ("violence-and-sexual-offences", "robbery")
    ]

    assert tables_among([whole, *parts], SCOPE) == (Table(whole, tuple(parts)),)
