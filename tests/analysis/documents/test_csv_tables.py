import csv
import io

import pytest

from fourfold.analysis.cube.reader import Area
from fourfold.analysis.documents.csv_tables import csv_tables, safe_cell
from tests.analysis.assessment.known_background import stops_of
from tests.analysis.assessment.small_cube import WARDS, SmallCube
from tests.analysis.documents.pages import published


def tables(**settings):
    found = csv_tables(published(SmallCube(**settings)))
    return {
        name: list(csv.DictReader(io.StringIO(text))) for name, text in found.items()
    }


def test_there_is_a_table_for_each_section():
    assert list(tables()) == [
        "headline",
        "what",
        "harm",
        "where",
        "when",
        "whom",
        "change",
        "response",
        "unknown",
        "limits",
        "methods",
        "sources",
        "young-residents",
    ]


def test_numbers_that_are_no_figures_have_a_table_of_their_own():
    searched = tables(known_stops=stops_of({(0, 12): 10}), invented=True)

    (first, *_) = searched["searched-ages"]
    assert first["Searches"] == "6"
    assert first["invented"] == "yes"


def test_figures_are_numbers_that_a_spreadsheet_can_add():
    row = tables()["where"][1]

    assert row["id"] == "recorded-crime.rate.E05000901.2023-07..2024-06"
    assert float(row["value"]) == 204.0
    assert row["numerator"] == "204"
    assert row["known"] == "yes"
    assert row["invented"] == "no"


def test_what_is_not_known_is_an_empty_cell_and_not_a_nought():
    row = tables(unknown=("2022-02",))["change"][1]

    assert (row["value"], row["known"]) == ("", "no")
    assert row["reason"].startswith("not known")


def test_invented_data_is_labelled_in_every_row():
    for rows in tables(invented=True).values():
        assert {row["invented"] for row in rows} == {"yes"}


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t"])
def test_a_name_that_a_spreadsheet_would_run_is_made_text(start):
    name = f"{start}HYPERLINK(1)"
    bad = Area("E05000901", name, "ward", "E09000901")

    rows = tables(wards=(bad, *WARDS[1:]))["where"]

    assert rows[0]["area_name"] == f"'{name}"


def test_the_same_assessment_gives_the_same_text():
    assert csv_tables(published(SmallCube())) == csv_tables(published(SmallCube()))


@pytest.mark.parametrize(
    "text", ["=1+1", " =1+1", "\uff1d1+1", "\u00a0@SUM(A1)", "\tx", "+44", "-1"]
)
def test_a_cell_that_a_spreadsheet_would_run_becomes_text(text):
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize("cell", ["On or near High Road", -1, -0.5, None, ""])
def test_a_cell_that_nothing_would_run_stays_as_it_is(cell):
    assert safe_cell(cell) == cell
