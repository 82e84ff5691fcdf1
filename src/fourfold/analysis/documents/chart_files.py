"""A chart's table and its specification, to be saved from the page itself."""

import csv
import io
import json
from dataclasses import dataclass
from urllib.parse import quote

from fourfold.analysis.charts.chart import Chart, DataTable
from fourfold.analysis.documents.csv_tables import safe_cell


@dataclass(frozen=True, slots=True)
class ChartFile:
    """A file within the page: its name, what it is called, and a data: address."""

    name: str
    label: str
    address: str


def files_of(chart: Chart) -> tuple[ChartFile, ...]:
    """The numbers for a spreadsheet, and the Vega-Lite that draws them again."""
    return (
        ChartFile(
            f"{chart.id}.csv", "the table", _address("text/csv", csv_of(chart.table))
        ),
        ChartFile(
            f"{chart.id}.vl.json",
            "the specification",
            _address("application/json", specification_of(chart)),
        ),
    )


def csv_of(table: DataTable) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows([safe_cell(cell) for cell in row] for row in table.rows)
    return text.getvalue()


def specification_of(chart: Chart) -> str:
    return json.dumps(
        chart.sketch.specification, ensure_ascii=False, separators=(",", ":")
    )


def _address(kind: str, text: str) -> str:
    return f"data:{kind};charset=utf-8,{quote(text, safe=SAFE)}"


# What an address may hold as it is, within single quotation marks: the fewer are
# written out, the smaller the page.
SAFE = ',:;[]{}()/!*$@"'
