"""ONS look-ups: LSOA to ward and local authority, and LSOAs of 2011 to 2021.

Source: docs/sources/ons-lookups.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from fourfold.analysis.areas.codes import level_of
from fourfold.analysis.areas.lookups import LookupRow
from fourfold.analysis.definitions import settings
from fourfold.analysis.errors import SourceError

from ._ons_headers import Heading, headings
from ._ons_tables import Record, peek, records_of

__all__ = ["LookupRow", "read", "recognises"]

SOURCE = "ons_lookups"


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the columns of one look-up stand, and what it leads from and to."""

    kind: str
    to_level: str
    header: tuple[str, ...]
    from_code: int
    from_name: int
    to_code: int
    to_name: int
    authority: int | None
    change: int | None


def recognises(path: Path) -> bool:
    """Whether the first line of a file is the header of such a look-up."""
    return any(_columns(record.texts) is not None for record in peek(path)[:1])


def read(path: Path) -> tuple[LookupRow, ...]:
    """Every line of a look-up.

    Parameters
    ----------
    path : a CSV file, UTF-8 with or without a byte order mark
        Either LSOA{yy}CD, WD{yy}CD and usually LAD{yy}CD, or two years of LSOAs with
        CHGIND; names beside the codes; other columns are passed over.

    Returns
    -------
    In the order of the file. A name that the file does not have is the code;
    authority and change are None where there is no such column.

    Raises
    ------
    SourceError
        If it is not such a table, or a line has a code of another level, a wrong
        number of cells, an unknown change, or says again what a line before said.

    Notes
    -----
    Nothing is skipped but blank lines: a look-up with a hole would silently take
    people and crimes from a ward.

    Source: ONS, Open Geography Portal.
    """
    records = records_of(path)
    header = next(records, Record(1, ()))
    columns = _columns(header.texts)
    if columns is None:
        raise SourceError(
            "the header is not that of a look-up between LSOAs and wards, or between"
            f" two years of LSOAs; it has: {', '.join(header.texts)}",
            file=path,
            line=header.line,
            remedy="Download the look-up from LSOA to ward to LAD, or from LSOA (2011)"
            " to LSOA (2021), as CSV",
        )
    reader = _Reader(path, columns)
    rows = tuple(reader.row(record) for record in records if not record.is_blank)
    if not rows:
        raise SourceError(
            "there are no rows under the header",
            file=path,
            remedy="Download the file again",
        )
    return rows


def _columns(cells: Sequence[str]) -> _Columns | None:
    lsoas = _by_year(cells, "lsoa_code")
    wards = _by_year(cells, "ward_code")
    change = headings(SOURCE, "change", cells)
    authorities = _by_year(cells, "authority_code")
    if len(lsoas) == 2 and change:
        start, end, to_level = lsoas[0], lsoas[1], "lsoa"
    elif len(lsoas) == 1 and wards and not change:
        start, end, to_level = lsoas[0], wards[-1], "ward"
    else:
        return None
    return _Columns(
        kind=f"lsoa{_yy(start)}-{to_level}{_yy(end)}",
        to_level=to_level,
        header=tuple(cells),
        from_code=start.at,
        from_name=_name_beside(cells, "lsoa_name", start),
        to_code=end.at,
        to_name=_name_beside(cells, f"{to_level}_name", end),
        authority=authorities[-1].at if authorities else None,
        change=change[0].at if change else None,
    )


def _by_year(cells: Sequence[str], name: str) -> list[Heading]:
    return sorted(headings(SOURCE, name, cells), key=_yy)


def _yy(heading: Heading) -> str:
    return f"{heading.numbers['yy']:02}"


def _name_beside(cells: Sequence[str], name: str, code: Heading) -> int:
    """The column of the names that belong to a column of codes, else that column."""
    names = headings(SOURCE, name, cells)
    return next((n.at for n in names if n.numbers == code.numbers), code.at)


class _Reader:
    """Makes rows of records, remembering what has been said."""

    def __init__(self, path: Path, columns: _Columns) -> None:
        self._path = path
        self._columns = columns
        self._seen: dict[tuple[str, ...], int] = {}

    def row(self, record: Record) -> LookupRow:
        columns = self._columns
        if len(record.cells) != len(columns.header):
            raise SourceError(
                f"the line has {len(record.cells)} cells,"
                f" the header {len(columns.header)}",
                file=self._path,
                line=record.line,
                remedy="Download the file again",
            )
        row = LookupRow(
            kind=columns.kind,
            from_code=self._code(record, columns.from_code, "lsoa"),
            from_name=record.text(columns.from_name),
            to_code=self._code(record, columns.to_code, columns.to_level),
            to_name=record.text(columns.to_name),
            authority=None
            if columns.authority is None
            else self._code(record, columns.authority, "authority"),
            change=None
            if columns.change is None
            else self._change(record, columns.change),
        )
        self._refuse_a_second(row, record)
        return row

    def _code(self, record: Record, at: int, level: str) -> str:
        code = record.text(at)
        if level_of(code) != level:
            raise self._fault(record, at, f"{code!r} is not the code of a {level}")
        return code

    def _change(self, record: Record, at: int) -> str:
        change = record.text(at)
        known = settings(f"sources/{SOURCE}.toml")["changes"]
        if change not in known:
            raise self._fault(record, at, f"{change!r} is none of {', '.join(known)}")
        return change

    def _refuse_a_second(self, row: LookupRow, record: Record) -> None:
        # An LSOA fits one ward, but may have become several LSOAs.
        key = (row.from_code, row.to_code) if row.change else (row.from_code,)
        first = self._seen.setdefault(key, record.line)
        if first != record.line:
            at = self._columns.from_code
            said = f"{' to '.join(key)} stands on line {first} already"
            raise self._fault(record, at, said)

    def _fault(self, record: Record, at: int, problem: str) -> SourceError:
        return SourceError(
            problem,
            file=self._path,
            line=record.line,
            column=self._columns.header[at],
            remedy="Download the file again, or correct this line",
        )
