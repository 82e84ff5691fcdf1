"""What of an edition can be taken away, in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from fourfold.analysis.documents.csvw import SUFFIX
from fourfold.analysis.documents.data_columns import FIGURES, SERIES, DataColumn
from fourfold.interfaces.components.listing import Column, Table
from fourfold.interfaces.components.sizes import size_words
from fourfold.interfaces.components.standing import Standing
from fourfold.partnership.assessments.models import Document, Edition
from fourfold.partnership.assessments.queries import documents_of

FOLDER = "data/"
SERIES_FOLDER = f"{FOLDER}series/"
# In the order in which most people want them.
TITLES: dict[str, tuple[str | Promise, str | Promise]] = {
    "figures.csv": (_("All figures"), _("CSV, for a spreadsheet")),
    "figures.json": (_("All figures"), _("JSON, for programs")),
    "figures.parquet": (_("All figures"), _("Parquet, for data tools")),
    f"figures.csv{SUFFIX}": (_("What each column means"), "CSV on the Web"),
    "wards.geojson": (_("Wards as a map, with their counts and rates"), "GeoJSON"),
}
KINDS = {
    "text": _("text"),
    "number": _("number"),
    "whole": _("whole number"),
    "month": _("month, as 2026-06"),
    "yes-no": _("yes or no"),
}


@dataclass(frozen=True, slots=True)
class OfferedFile:
    """A file that anybody may take.

    described : where what its columns mean is, for a table
    """

    title: str | Promise
    format: str | Promise
    size: str
    href: str
    described: str = ""


def offered(standing: Standing) -> dict[str, list[OfferedFile]]:
    """The files of an edition: of all figures, and a series a measure."""
    edition = standing.edition
    there = {
        each.path: each
        for each in documents_of(edition)
        if each.path.startswith(FOLDER) and not each.damaged_at
    }
    files = [
        _file(edition, there[f"{FOLDER}{name}"], title=title, kind=kind)
        for name, (title, kind) in TITLES.items()
        if f"{FOLDER}{name}" in there
    ]
    return {"files": files, "series": _series(standing, there)}


def address_of(edition: Edition, path: str) -> str:
    """The stable address of a file, by its path among the documents."""
    name = path.removeprefix(FOLDER)
    return reverse("public:data-file", args=[edition.area.code, edition.slug, name])


def dictionaries() -> list[Table]:
    """What each column means, as tables for people."""
    return [
        _dictionary(gettext("Columns of the table of all figures"), FIGURES),
        _dictionary(gettext("Columns of a series by month"), SERIES),
    ]


def _series(standing: Standing, there: Mapping[str, Document]) -> list[OfferedFile]:
    names = standing.measures
    found = [
        _file(
            standing.edition,
            document,
            title=names.get(PurePosixPath(path).stem, {}).get("title", path),
            kind="CSV",
        )
        for path, document in there.items()
        if path.startswith(SERIES_FOLDER) and path.endswith(".csv")
    ]
    return sorted(found, key=lambda each: str(each.title))


def _file(
    edition: Edition, document: Document, *, title: str | Promise, kind: str | Promise
) -> OfferedFile:
    is_table = document.path.endswith(".csv")
    return OfferedFile(
        title=title,
        format=kind,
        size=size_words(document.size),
        href=address_of(edition, document.path),
        described=address_of(edition, f"{document.path}{SUFFIX}") * is_table,
    )


def _dictionary(caption: str, columns: tuple[DataColumn, ...]) -> Table:
    return Table(
        caption=caption,
        columns=[Column(_("Column")), Column(_("What it means")), Column(_("Kind"))],
        rows=[(each.name, each.description, KINDS[each.kind]) for each in columns],
    )
