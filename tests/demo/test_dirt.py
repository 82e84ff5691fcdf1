"""The single dirty rows, as they stand in the files."""

import pytest

from tests.demo.plain_recount import files_in, rows_of


@pytest.fixture(scope="module")
def lines(invented):
    """Lines of the street files, each with the month of its file."""
    return [
        (name[:7], line)
        for name, content in files_in(invented.later_archive).items()
        if name.endswith("-street.csv")
        for line in content.decode("utf-8-sig").splitlines()[1:]
    ]


def months_with(lines, text):
    return {month for month, line in lines if text in line}


@pytest.mark.parametrize(
    ("text", "months"),
    [
        (",0.000000,0.000000,", {"2024-08", "2025-09"}),
        (",NaN,NaN,", {"2025-02", "2026-02"}),
        (",2026-13,", {"2026-03"}),
        (",2025-13,", {"2025-04"}),
        (",0.500000,56.000000,", {"2025-07"}),
        ("Invented type that is in no list", {"2025-08"}),
        ('"On or near Invented Lane, Upper End"', {"2025-01", "2026-01"}),
    ],
)
def test_dirt_is_where_it_was_put(lines, text, months):
    assert months_with(lines, text) == months


def test_two_rows_have_too_few_cells(lines):
    short = {month for month, line in lines if line.count(",") < 11}

    assert short == {"2024-05", "2026-04"}


@pytest.mark.parametrize(
    ("months", "neighbour"),
    [
        ({"2024-11", "2025-11"}, "Invented Eelmere"),
        ({"2024-10", "2025-10"}, "Invented Gullscote"),
    ],
)
def test_each_neighbour_has_its_stray_points(lines, months, neighbour):
    assert months_with(lines, neighbour) == months


def test_a_quoted_location_is_one_cell(invented):
    files = files_in(invented.later_archive)

    rows = rows_of(files["2026-01/2026-01-invented-street.csv"])[1]

    assert {len(row) for row in rows} == {12}


def test_dirty_rows_are_not_at_the_ends_of_their_files(invented):
    content = files_in(invented.later_archive)["2026-03/2026-03-invented-street.csv"]

    lines = content.decode("utf-8-sig").splitlines()
    at = next(i for i, line in enumerate(lines) if ",2026-13," in line)

    assert 100 < at < len(lines) - 100
