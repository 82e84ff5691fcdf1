"""English Indices of Deprivation: scores by LSOA, and the index without crime.

Source: docs/sources/iod.md.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.stats import rankdata

from fourfold.analysis.areas.codes import level_of
from fourfold.analysis.areas.deprivation import DeprivationRow, combined_score
from fourfold.analysis.definitions import settings
from fourfold.analysis.errors import SourceError

from ._ons_headers import Heading, headings
from ._ons_tables import PARQUET, Record, first_bytes, peek, records_of
from .ons_population.parquet import header_of_parquet, records_of_parquet

__all__ = ["DeprivationRow", "read", "recognises"]

SOURCE = "iod"
DOMAINS = (
    "income",
    "employment",
    "education",
    "health",
    "crime",
    "barriers",
    "environment",
)
# The crime domain would set crime beside itself.
OTHERS = tuple(domain for domain in DOMAINS if domain != "crime")


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the columns stand. ranks : None where not all of them are there."""

    header: tuple[str, ...]
    year: str
    lsoa: int
    scores: dict[str, int]
    ranks: dict[str, int] | None


def recognises(path: Path) -> bool:
    """Whether the first line of a file is the header of such a table."""
    if first_bytes(path).startswith(PARQUET):
        return _columns(header_of_parquet(path).texts) is not None
    return any(_columns(record.texts) is not None for record in peek(path)[:1])


def read(path: Path) -> tuple[DeprivationRow, ...]:
    """Every LSOA of the file.

    Parameters
    ----------
    path : CSV ("File 7: all ranks, scores, deciles"), or a Parquet copy of it
        The code of the LSOA with its year, the index and its seven domains as
        scores; ranks of the domains where there are any.

    Returns
    -------
    In the order of the file. The index without crime is None where it cannot be
    made: without ranks, it takes the scores of all LSOAs of England.

    Raises
    ------
    SourceError
        If it is not such a table, or a line has no code of an LSOA, a code that was
        there before, or a score or rank that is no number or out of range.

    Source: English Indices of Deprivation 2019 and 2025.
    """
    is_parquet = first_bytes(path).startswith(PARQUET)
    records = iter(records_of_parquet(path) if is_parquet else records_of(path))
    header = next(records, Record(1, ()))
    columns = _columns(header.texts)
    if columns is None:
        raise SourceError(
            "the header is not that of the Indices of Deprivation with all scores",
            file=path,
            line=header.line,
            remedy="Download “File 7: all ranks, scores, deciles and population"
            " denominators” as CSV",
        )
    lines = _Lines(path, columns)
    rows = [lines.read(record) for record in records if not record.is_blank]
    if not rows:
        raise SourceError(
            "there are no rows under the header",
            file=path,
            remedy="Download the file again",
        )
    return tuple(_with_index(rows, columns))


def _columns(cells: Sequence[str]) -> _Columns | None:
    found = {name: headings(SOURCE, name, cells) for name in ("lsoa", "imd", *DOMAINS)}
    if not all(found.values()):
        return None
    year = _year(found["lsoa"][0])
    if year not in settings(f"sources/{SOURCE}.toml")["editions"]:
        return None
    ranks = {name: headings(SOURCE, f"{name}_rank", cells) for name in OTHERS}
    return _Columns(
        header=tuple(cells),
        year=year,
        lsoa=found["lsoa"][0].at,
        scores={name: found[name][0].at for name in ("imd", *DOMAINS)},
        ranks={name: at[0].at for name, at in ranks.items()}
        if all(ranks.values())
        else None,
    )


def _year(heading: Heading) -> str:
    numbers = heading.numbers
    return str(numbers["year"] if "year" in numbers else 2000 + numbers["yy"])


@dataclass(frozen=True, slots=True)
class _Line:
    lsoa: str
    scores: dict[str, float]
    ranks: dict[str, float]


class _Lines:
    """Reads lines, remembering which LSOAs there were."""

    def __init__(self, path: Path, columns: _Columns) -> None:
        self._path = path
        self._columns = columns
        self._seen: dict[str, int] = {}

    def read(self, record: Record) -> _Line:
        columns = self._columns
        if len(record.cells) != len(columns.header):
            raise SourceError(
                f"the line has {len(record.cells)} cells,"
                f" the header {len(columns.header)}",
                file=self._path,
                line=record.line,
                remedy="Download the file again",
            )
        lsoa = record.text(columns.lsoa)
        if level_of(lsoa) != "lsoa":
            raise self._fault(
                record, columns.lsoa, f"{lsoa!r} is not the code of an LSOA in England"
            )
        first = self._seen.setdefault(lsoa, record.line)
        if first != record.line:
            raise self._fault(
                record, columns.lsoa, f"{lsoa} stands on line {first} already"
            )
        scores = {name: self._number(record, at) for name, at in columns.scores.items()}
        if not 0 <= scores["imd"] <= 100:
            raise self._fault(
                record, columns.scores["imd"], "the index must be 0 to 100"
            )
        ranks = {
            name: self._rank(record, at) for name, at in (columns.ranks or {}).items()
        }
        return _Line(lsoa, scores, ranks)

    def _number(self, record: Record, at: int) -> float:
        text = record.text(at).replace(",", "")
        try:
            number = float(text)
        except ValueError:
            number = math.nan
        if not math.isfinite(number):
            raise self._fault(record, at, f"{text!r} is not a number")
        return number

    def _rank(self, record: Record, at: int) -> float:
        rank, most = self._number(record, at), _lsoas_of_england(self._columns)
        if not 1 <= rank <= most:
            raise self._fault(record, at, f"the rank must be 1 to {most:,}")
        return rank

    def _fault(self, record: Record, at: int, problem: str) -> SourceError:
        return SourceError(
            problem,
            file=self._path,
            line=record.line,
            column=self._columns.header[at],
            remedy="Download the file again, or correct this line",
        )


def _lsoas_of_england(columns: _Columns) -> int:
    editions = settings(f"sources/{SOURCE}.toml")["editions"]
    return int(editions[columns.year]["lsoas"])


def _with_index(lines: Sequence[_Line], columns: _Columns) -> Iterable[DeprivationRow]:
    edition = settings(f"sources/{SOURCE}.toml")["editions"][columns.year]
    without_crime = _without_crime(lines, columns)
    for line, index in zip(lines, without_crime, strict=True):
        yield DeprivationRow(
            lsoa=line.lsoa, year=edition["year"], imd_without_crime=index, **line.scores
        )


def _without_crime(lines: Sequence[_Line], columns: _Columns) -> Sequence[float | None]:
    """The index of the other six domains, their weights scaled up."""
    size = _lsoas_of_england(columns)
    weights = settings(f"sources/{SOURCE}.toml")["weights"]
    if columns.ranks is not None:
        shares = {
            name: (size + 1 - np.array([line.ranks[name] for line in lines])) / size
            for name in OTHERS
        }
    elif len(lines) == size:
        shares = {
            name: rankdata([line.scores[name] for line in lines]) / size
            for name in OTHERS
        }
    else:
        return [None] * len(lines)
    return [round(float(score), 3) for score in combined_score(shares, weights)]
