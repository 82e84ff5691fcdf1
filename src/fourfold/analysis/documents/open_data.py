"""What anybody may take away of a published assessment: every figure, in four formats.

They are documents like the others: made once, hashed, signed off.
"""

import json
from collections.abc import Iterable, Iterator, Sequence

from fourfold.analysis.documents.csv_tables import Field, csv_text
from fourfold.analysis.documents.csvw import SUFFIX, described
from fourfold.analysis.documents.data_columns import FIGURES, SERIES, DataColumn
from fourfold.analysis.documents.data_tables import figure_rows, monthly, series_rows
from fourfold.analysis.documents.drawings import Drawings
from fourfold.analysis.documents.parquet import parquet
from fourfold.analysis.documents.ward_outlines import ward_outlines
from fourfold.analysis.publication.publish import PublishedAssessment

Documents = Iterator[tuple[str, bytes]]
FOLDER = "data"

# Raised when a key goes or changes its meaning, not when one is added.
SCHEMA = "fourfold-figures-1"


def open_data(drawings: Drawings) -> Documents:
    """Each file with its name: `data/figures.csv` and so on."""
    published = drawings.published
    rows = list(figure_rows(published))
    title = published.assessment.title
    yield from _table("figures", published, title=title, columns=FIGURES, rows=rows)
    yield f"{FOLDER}/figures.json", _json(published, rows)
    yield f"{FOLDER}/figures.parquet", parquet(FIGURES, rows)
    outlines = ward_outlines(published)
    if outlines is not None:
        yield f"{FOLDER}/wards.geojson", outlines
    yield from _series(published)


def _series(published: PublishedAssessment) -> Documents:
    scope = published.assessment.scope
    for measure in dict.fromkeys((*scope.headline, *scope.types)):
        if monthly(published, measure):
            title = f"{measure.title}, by month and area, {scope.authority.name}"
            rows = series_rows(published, measure)
            name = f"series/{measure.id}"
            yield from _table(name, published, title=title, columns=SERIES, rows=rows)


def _table(
    name: str,
    published: PublishedAssessment,
    *,
    title: str,
    columns: Sequence[DataColumn],
    rows: Iterable[Sequence[Field]],
) -> Documents:
    """The table, and beside it what its columns mean."""
    heads = [column.name for column in columns]
    path = f"{FOLDER}/{name}.csv"
    yield path, csv_text(heads, rows).encode()
    yield (
        f"{path}{SUFFIX}",
        described(
            path.rpartition("/")[2],
            title,
            columns,
            key="id",
            licences=published.licences,
        ),
    )


def _json(published: PublishedAssessment, rows: list[Sequence[Field]]) -> bytes:
    """As few words as a program needs: the names of the columns, and the rows."""
    names = [column.name for column in FIGURES]
    content = {
        "schema": SCHEMA,
        "title": published.assessment.title,
        "licences": list(published.licences),
        "figures": [dict(zip(names, row, strict=True)) for row in rows],
    }
    text = json.dumps(
        content, ensure_ascii=False, separators=(",", ":"), allow_nan=False
    )
    return f"{text}\n".encode()
