import pytest
from django.template.loader import render_to_string

from fourfold.interfaces.components.published import (
    FigureCell,
    FigureTable,
    Map,
    Shape,
    chart_of,
)

CHANGE = "violence.change.E05990001.2025-07..2026-06"
TABLE = {
    "id": "table-one",
    "caption": "Ferry Green, July 2025 to June 2026",
    "columns": ["What", "Recorded", "What changed"],
    "rows": [
        [
            "Violence",
            [
                {"text": "84", "figure": "", "direction": "", "is_number": True},
                {
                    "text": "Rose by 12% (5% to 19%)",
                    "figure": CHANGE,
                    "direction": "up",
                    "is_number": False,
                    "told_since_later": 1,
                },
            ],
        ]
    ],
}
CHART = {
    "id": "chart-months",
    "title": "Violence by month",
    "summary": "Dots are months.",
    "width": 350,
    "height": 180,
    "table": {
        "caption": "Violence",
        "columns": ["Month", "Offences"],
        "rows": [["April 2026", "12"], ["May 2026", "not known"]],
    },
}


def shown(name, **values):
    return render_to_string(f"components/{name}.html", values)


def test_table_says_its_direction_in_words_and_by_a_mark():
    page = shown("figure_table", table=FigureTable.of(TABLE))

    assert 'scope="row" role="rowheader" class="govuk-table__header">Violence<' in page
    assert '<span aria-hidden="true">▲</span>' in page
    assert "Rose by 12% (5% to 19%)" in page
    assert 'aria-label="Ferry Green, July 2025 to June 2026" tabindex="0"' in page


def test_numbers_stand_to_the_right_only_where_the_column_has_nothing_else():
    rows = [
        (FigureCell("a"), FigureCell("1", is_number=True)),
        (FigureCell("b"), FigureCell("none")),
    ]

    assert FigureTable("t", "", ["What", "N"], rows).heads == [
        ("What", False),
        ("N", False),
    ]
    assert FigureTable("t", "", ["What", "N"], rows[:1]).heads[1] == ("N", True)
    assert FigureTable("t", "", ["What"], []).heads == [("What", False)]


@pytest.mark.parametrize(("rows", "stacks"), [(8, True), (9, False)])
def test_few_rows_become_cards_on_a_narrow_screen(rows, stacks):
    table = FigureTable("t", "", ["What"], [(FigureCell("a"),)] * rows)

    assert table.stacks is stacks
    assert ("ff-stacks" in shown("figure_table", table=table)) is stacks


def test_cell_leads_where_it_says():
    table = FigureTable("t", "", ["Ward"], [(FigureCell("Mill", href="/wards/E1/"),)])

    assert '<a href="/wards/E1/">Mill</a>' in shown("figure_table", table=table)


def test_chart_has_its_picture_its_sentence_its_table_and_its_files():
    page = shown("chart", chart=chart_of(CHART, "marshgate-2026-06-1"))

    files = "/assessments/marshgate-2026-06-1/charts/chart-months"
    assert f'<img src="{files}.svg" width="350" height="180" alt="Violence by' in page
    assert "Dots are months." in page
    assert f'href="{files}.csv"' in page
    assert f'href="{files}.vl.json"' in page
    assert "not known" in page
    assert 'id="chart-months-numbers"' in page


def test_chart_shows_a_table_with_links_instead_of_its_own():
    chart = chart_of(CHART, "marshgate-2026-06-1")

    page = shown("chart", chart=chart, table=FigureTable.of(TABLE))

    assert 'id="table-one"' in page
    assert "chart-months-numbers" not in page


def test_places_of_a_map_are_links_with_names():
    shapes = [Shape("Mill", "/m/", "M0 0H9V9Z", is_own=True), Shape("Ferry", "/f/", "")]
    page = shown("map", map=Map("Wards", 90, 60, shapes))

    assert '<a href="/m/" aria-label="Mill" aria-current="page"><path d="M0 0' in page
    assert '<a href="/f/" aria-label="Ferry"><path' in page
    assert 'viewBox="0 0 90 60"' in page
