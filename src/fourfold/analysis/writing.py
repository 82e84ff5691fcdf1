"""Writes assessments to files: asked once, published once, written whole."""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from fourfold.analysis.assessment.first_assessment import assess
from fourfold.analysis.assessment.periods import MONTHS_IN_A_YEAR, Period
from fourfold.analysis.assessment.saved_comparisons import chosen_comparison
from fourfold.analysis.assessment.structure import Assessment
from fourfold.analysis.cube.reader import Area, Cube, open_cube
from fourfold.analysis.documents.csv_tables import csv_tables
from fourfold.analysis.documents.drawings import Drawings
from fourfold.analysis.documents.json_document import json_document
from fourfold.analysis.documents.open_data import open_data
from fourfold.analysis.documents.page import html
from fourfold.analysis.documents.preview_cards import preview_cards
from fourfold.analysis.documents.profiles import profile_pdfs
from fourfold.analysis.documents.report import report_pdf
from fourfold.analysis.documents.site_documents import site_documents
from fourfold.analysis.documents.summary import summary_pdf
from fourfold.analysis.events.store import Store
from fourfold.analysis.publication.commentary import Commentary, read_commentary
from fourfold.analysis.publication.publish import PublishedAssessment, publish

# What people open; `site` is what a web site lays out in pages of its own, and `data`
# what it lets programs take away.
DOCUMENTS = ("html", "pdf", "summary", "profiles", "json", "csv")
FORMATS = (*DOCUMENTS, "site", "data")
LANGUAGES = ("en",)
Progress = Callable[[str], None]
Documents = Iterator[tuple[str, bytes]]


@dataclass(frozen=True)
class Order:
    """What to write. A period says both the last month and how many there are."""

    period: Period | None = None
    last_month: str | None = None
    months: int = MONTHS_IN_A_YEAR
    compare_with: str | None = None
    sections: tuple[str, ...] = ()
    commentary: Path | tuple[Commentary, ...] | None = None
    language: str = LANGUAGES[0]
    formats: Sequence[str] = DOCUMENTS
    folder: Path | None = None
    build: str | None = None


@dataclass(frozen=True)
class Written:
    """What was written, and the first things to say of it."""

    area: str
    code: str
    title: str
    first_month: str
    last_month: str
    build: str
    invented: bool
    folder: Path
    files: tuple[Path, ...]
    figures: int
    headlines: tuple[str, ...]
    example: str


def write_assessments(
    store: Store,
    areas: Sequence[str],
    *,
    order: Order = Order(),
    progress: Progress = lambda _step: None,
) -> tuple[Written, ...]:
    """Assess areas, all that have figures where none is named, and write the files.

    An older set in a folder is replaced. Raises the errors of the cube and the
    assessment: UnknownLabelError for an area, month or group that is not there,
    StoreError where nothing is built.
    """
    commentary = _commentary(order)
    written = []
    with open_cube(store, order.build) as cube:
        for area in _chosen(cube, areas):
            progress(f"{area.name}, counting")
            found = _assessed(cube, store, area, order=order)
            published = publish(found, sections=order.sections, commentary=commentary)
            target = _folder(order, published, alone=len(areas) == 1)
            documents = _documents(published, order.formats, progress=progress)
            files = _write(target, documents)
            written.append(_report(published, target, files))
    return tuple(written)


def _commentary(order: Order) -> tuple[Commentary, ...]:
    said = order.commentary
    return read_commentary(said) if isinstance(said, Path) else said or ()


def _chosen(cube: Cube, names: Sequence[str]) -> list[Area]:
    if names:
        return [cube.find_area(name) for name in names]
    every = cube.areas("authority")
    return [area for area in every if len(cube.gaps(area)) < len(cube.months)]


def _assessed(cube: Cube, store: Store, area: Area, *, order: Order) -> Assessment:
    comparison = chosen_comparison(cube, store, area, text=order.compare_with)
    period = order.period
    return assess(
        cube,
        authority=area.code,
        last_month=period.last if period else order.last_month,
        months=len(period) if period else order.months,
        comparison=comparison,
    )


def _documents(
    published: PublishedAssessment, formats: Sequence[str], *, progress: Progress
) -> Iterator[tuple[str, bytes]]:
    """Each document with its file name. Charts are drawn once for all of them."""
    drawings, area = Drawings(published), published.assessment.scope.authority.name
    for name in dict.fromkeys(formats):
        progress(f"{area}, writing {IN_WORDS.get(name, name)}")
        yield from WRITERS[name](drawings)


def _html(drawings: Drawings) -> Documents:
    yield "index.html", html(drawings.published, drawings.of_assessment).encode()


def _pdf(drawings: Drawings) -> Documents:
    yield "assessment.pdf", report_pdf(drawings.published, drawings.of_assessment)


def _summary(drawings: Drawings) -> Documents:
    yield "summary.pdf", summary_pdf(drawings.published, drawings.of_assessment)


def _profiles(drawings: Drawings) -> Documents:
    for ward, profile in profile_pdfs(drawings):
        yield f"wards/{ward}.pdf", profile


def _json(drawings: Drawings) -> Documents:
    yield "assessment.json", json_document(drawings.published).encode()


def _csv(drawings: Drawings) -> Documents:
    for name, table in csv_tables(drawings.published).items():
        yield f"{name}.csv", table.encode()


def _site(drawings: Drawings) -> Documents:
    yield from site_documents(drawings)
    yield from preview_cards(drawings)


WRITERS: dict[str, Callable[[Drawings], Documents]] = {
    "html": _html,
    "pdf": _pdf,
    "summary": _summary,
    "profiles": _profiles,
    "json": _json,
    "csv": _csv,
    "site": _site,
    "data": open_data,
}
# What a reader who waits is told is being written.
IN_WORDS = {
    "html": "the page",
    "pdf": "the report",
    "summary": "the summary",
    "profiles": "a page a ward",
    "json": "the figures",
    "csv": "the tables",
    "site": "what the site shows",
    "data": "what anybody may take away",
}


def _report(
    published: PublishedAssessment, target: Path, files: tuple[Path, ...]
) -> Written:
    assessment = published.assessment
    scope, record = assessment.scope, assessment.record
    return Written(
        area=scope.authority.name,
        code=scope.authority.code,
        title=assessment.title,
        first_month=scope.period.first,
        last_month=scope.period.last,
        build=record.build.id,
        invented=record.invented,
        folder=target,
        files=files,
        figures=len(assessment.findings),
        headlines=tuple(
            paragraph.text for paragraph in assessment.sections[0].paragraphs
        ),
        example=next(iter(assessment.findings)),
    )


def _folder(order: Order, published: PublishedAssessment, *, alone: bool) -> Path:
    scope = published.assessment.scope
    name = Path(f"assessment-{scope.authority.code}-{scope.period.last}")
    if order.folder is None:
        return name
    return order.folder if alone else order.folder / name


def _write(folder: Path, documents: Iterator[tuple[str, bytes]]) -> tuple[Path, ...]:
    """Each file whole or not at all, so that a reader never sees half a page."""
    written = []
    for name, content in documents:
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        draft = target.with_name(f".{target.name}.draft")
        draft.write_bytes(content)
        os.replace(draft, target)
        written.append(target)
    return tuple(written)
