"""Writes an assessment to files: asked once, published once, written whole."""

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from fourfold.analysis.assessment.first_assessment import assess
from fourfold.analysis.assessment.structure import Assessment
from fourfold.analysis.charts.assessment_charts import draw_charts
from fourfold.analysis.cube.reader import open_cube
from fourfold.analysis.documents.csv_tables import csv_tables
from fourfold.analysis.documents.json_document import json_document
from fourfold.analysis.documents.page import html
from fourfold.analysis.events.store import Store
from fourfold.analysis.publication.publish import publish

FORMATS = ("html", "json", "csv")
Progress = Callable[[str], None]


@dataclass(frozen=True)
class Written:
    """What was written, and the first things to say of it."""

    files: tuple[Path, ...]
    figures: int
    headlines: tuple[str, ...]
    example: str


def write_assessment(
    store: Store,
    area: str,
    *,
    last_month: str | None = None,
    months: int = 12,
    formats: Sequence[str] = FORMATS,
    folder: Path | None = None,
    build: str | None = None,
    progress: Progress = lambda _step: None,
) -> Written:
    """Assess an area and write the files; an older set in the folder is replaced.

    Raises the errors of the cube and the assessment: UnknownLabelError for an
    area or month that is not there, StoreError where nothing is built.
    """
    progress("counting")
    with open_cube(store, build) as cube:
        assessment = assess(
            cube,
            authority=cube.find_area(area).code,
            last_month=last_month,
            months=months,
        )
    published = publish(assessment)
    texts: dict[str, str] = {}
    if "html" in formats:
        progress("drawing")
        texts["index.html"] = html(published, draw_charts(published.assessment))
    if "json" in formats:
        texts["assessment.json"] = json_document(published)
    if "csv" in formats:
        tables = csv_tables(published)
        texts |= {f"{name}.csv": table for name, table in tables.items()}
    progress("writing")
    target = folder or Path(_folder_name(assessment))
    files = _write(target, texts)
    return Written(
        files=files,
        figures=len(published.assessment.findings),
        headlines=published.assessment.sections[0].paragraphs,
        example=next(iter(published.assessment.findings)),
    )


def _folder_name(assessment: Assessment) -> str:
    scope = assessment.scope
    return f"assessment-{scope.authority.code}-{scope.period.last}"


def _write(folder: Path, texts: Mapping[str, str]) -> tuple[Path, ...]:
    """Each file whole or not at all, so that a reader never sees half a page."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, text in texts.items():
        draft = folder / f".{name}.draft"
        draft.write_text(text, encoding="utf-8", newline="")
        os.replace(draft, folder / name)
        written.append(folder / name)
    return tuple(written)
