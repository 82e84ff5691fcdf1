"""The worked examples of docs/methods/publication.md, worked again."""

import re
from pathlib import Path

import pytest

from fourfold.analysis.publication.publish import rounded
from fourfold.analysis.publication.rules import Rule
from fourfold.analysis.publication.suppression import withheld_cells
from fourfold.analysis.publication.tables import Cell, Table

PAGE = Path(__file__).parents[3] / "docs" / "methods" / "publication.md"
ROW = re.compile(r"^\| (\w+) \| (\d+) \|[^|]*\| (\w+) \|$", re.MULTILINE)
RULE = Rule(threshold=5, rounding=5)


def examples():
    """Each example as its rows: (ward, count, shown); the last is the total."""
    text = PAGE.read_text(encoding="utf-8").partition("## Worked example")[2]
    rows = [(ward, int(count), shown) for ward, count, shown in ROW.findall(text)]
    ends = [place + 1 for place, row in enumerate(rows) if row[0] == "All"]
    return [rows[: ends[0]], rows[ends[0] : ends[1]]]


@pytest.mark.parametrize("rows", examples())
def test_the_example_comes_out_as_the_page_says(rows):
    cells = {Cell("m", ward, "", ""): count for ward, count, _ in rows}
    *parts, total = cells

    hidden = withheld_cells(cells, [Table(total, tuple(parts))], {"m": RULE.threshold})

    shown = [
        "withheld" if cell in hidden else str(rounded(count, RULE.rounding))
        for cell, count in cells.items()
    ]
    assert shown == [said for _, _, said in rows]
    assert sum(cells[part] for part in parts) == cells[total]


def test_there_are_two_examples_of_five_rows():
    assert [len(rows) for rows in examples()] == [5, 5]
