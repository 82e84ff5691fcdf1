"""Tells by name and header which source each input file belongs to."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType

from fourfold.analysis.errors import SourceError
from fourfold.analysis.files.csv_shape import header_cells, matches
from fourfold.analysis.files.inputs import InputFile
from fourfold.analysis.sources.police_uk_api import recognises_answer
from fourfold.analysis.sources.records import RecordSource
from fourfold.analysis.sources.registry import area_sources, record_sources

# Browsers number a file that is downloaded twice: "… (1).csv".
PUBLISHED_NAME = re.compile(
    r"(?P<month>\d{4}-\d{2})-(?P<force>.+?)-(?P<suffix>street|outcomes|stop-and-search)"
    r"( ?\(\d+\))?\.csv",
    re.IGNORECASE,
)
# Files that belong to a shapefile and are read with it.
COMPANIONS = {".shx", ".dbf", ".prj", ".cpg", ".sbn", ".sbx", ".qmd"}
NAMES_TOLD = 5


@dataclass(frozen=True)
class RecordFile:
    """An input of rows, with what its name says of its content."""

    input: InputFile
    source: RecordSource
    month: str | None = None
    force: str | None = None


@dataclass
class Sorted:
    """Inputs by what they are."""

    records: list[RecordFile] = field(default_factory=list)
    answers: list[InputFile] = field(default_factory=list)
    areas: list[tuple[InputFile, ModuleType]] = field(default_factory=list)
    passed_over: list[InputFile] = field(default_factory=list)


def sort_inputs(inputs: Sequence[InputFile]) -> Sorted:
    """Sort inputs by source; raises SourceError where there is nothing to load."""
    result = Sorted()
    for file in inputs:
        _put(file, result)
    if not (result.records or result.answers or result.areas):
        names = ", ".join(file.name for file in result.passed_over[:NAMES_TOLD])
        raise SourceError(
            "nothing here is of a kind that Fourfold reads",
            file=names or "no file",
            remedy="See which kinds it reads: fourfold sources",
        )
    return result


def _put(file: InputFile, result: Sorted) -> None:
    if Path(file.file_name).suffix.lower() in COMPANIONS:
        return
    if named := PUBLISHED_NAME.fullmatch(file.file_name):
        result.records.append(_by_name(file, named))
    elif recognises_answer(head := file.head()):
        result.answers.append(file)
    elif module := _area_source(file):
        result.areas.append((file, module))
    elif source := _by_header(head):
        result.records.append(RecordFile(file, source))
    else:
        result.passed_over.append(file)


def _by_name(file: InputFile, named: re.Match[str]) -> RecordFile:
    suffix = named["suffix"].lower()
    (source,) = (s for s in record_sources() if s.suffix == suffix)
    return RecordFile(file, source, month=named["month"], force=named["force"].lower())


def _by_header(head: bytes) -> RecordSource | None:
    cells = header_cells(head, errors="replace")
    found = [s for s in record_sources() if matches(cells, s.columns)]
    return found[0] if found else None


def _area_source(file: InputFile) -> ModuleType | None:
    # Inside an archive only rows are looked for: boundaries come as files, or
    # as a zipped shapefile, which is an input of its own.
    if file.member is not None:
        return None
    return next((m for m in area_sources() if m.recognises(file.path)), None)
