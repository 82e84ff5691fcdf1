"""English Indices of Deprivation: scores by LSOA, and the index without crime.

Source: docs/sources/iod.md.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from fourfold.analysis.areas.codes import level_of
from fourfold.analysis.areas.deprivation import DeprivationRow, combined_score
from fourfold.analysis.definitions import settings
from fourfold.analysis.errors import SourceError
from fourfold.analysis.statistics.ranks import mean_ranks

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
SCORES = ("imd", *DOMAINS)
AGAIN = "Download the file again"
FILE_7 = (
    "Download “File 7: all ranks, scores, deciles and population denominators” as CSV"
)


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the columns stand. ranks : None where not all of them are there."""

    header: tuple[str, ...]
    year: str
    lsoa: int
    scores: dict[str, int]
    ranks: dict[str, int] | None


def recognises(path: Path) -> bool:
    """Whether the first line has the index and a domain of it.

    Another column may be missing: `read` then says which.
    """
    if first_bytes(path).startswith(PARQUET):
        return _is_of_the_index(header_of_parquet(path).texts)
    return any(_is_of_the_index(record.texts) for record in peek(path)[:1])


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

    Notes
    -----
    Nothing is skipped: a fifth of the areas without one of its areas has another rate.

    Source: English Indices of Deprivation 2019 and 2025.
    """
    is_parquet = first_bytes(path).startswith(PARQUET)
    records = iter(records_of_parquet(path) if is_parquet else records_of(path))
    header = next(records, Record(1, ()))
    columns = _columns(header.texts)
    if columns is None:
        raise SourceError(
            f"the header lacks {', '.join(_missing(header.texts))}",
            file=path,
            line=header.line,
            remedy=FILE_7,
        )
    lines = _Lines(path, columns)
    rows = [lines.read(record) for record in records if not record.is_blank]
    if not rows:
        raise SourceError(
            "there are no rows under the header",
            file=path,
            remedy=AGAIN,
        )
    return tuple(_with_index(rows, columns))


def _is_of_the_index(cells: Sequence[str]) -> bool:
    found = {name: headings(SOURCE, name, cells) for name in SCORES}
    return bool(found["imd"]) and any(found[name] for name in DOMAINS)


def _missing(cells: Sequence[str]) -> list[str]:
    """The columns that a header lacks, as the publisher writes them."""
    definition = settings(f"sources/{SOURCE}.toml")
    headers = {column["name"]: column["header"] for column in definition["columns"]}
    scores = [headers[name] for name in SCORES if not headings(SOURCE, name, cells)]
    if _year_of(cells) in definition["editions"]:
        return scores
    codes = (headers["lsoa"].format(year=year) for year in definition["editions"])
    return [" or ".join(codes), *scores]


def _year_of(cells: Sequence[str]) -> str:
    """The year of the LSOAs; empty where no column has their codes."""
    found = headings(SOURCE, "lsoa", cells)
    return _year(found[0]) if found else ""


def _columns(cells: Sequence[str]) -> _Columns | None:
    if _missing(cells):
        return None
    found = {name: headings(SOURCE, name, cells) for name in ("lsoa", *SCORES)}
    ranks = {name: headings(SOURCE, f"{name}_rank", cells) for name in OTHERS}
    return _Columns(
        header=tuple(cells),
        year=_year_of(cells),
        lsoa=found["lsoa"][0].at,
        scores={name: found[name][0].at for name in SCORES},
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
                remedy=AGAIN,
            )
        lsoa = record.text(columns.lsoa)
        if level_of(lsoa) != "lsoa" or not lsoa.startswith("E"):
            raise self._fault(
                record, columns.lsoa, f"{lsoa!r} is not the code of an LSOA in England"
            )
        first = self._seen.setdefault(lsoa, record.line)
        if first != record.line:
            raise self._fault(
                record, columns.lsoa, f"{lsoa} stands on line {first} already"
            )
        limits = settings(f"sources/{SOURCE}.toml")["ranges"]
        most = _lsoas_of_england(columns)
        return _Line(
            lsoa,
            scores={
                name: self._number(record, at, *limits[name])
                for name, at in columns.scores.items()
            },
            ranks={
                name: self._number(record, at, 1, most)
                for name, at in (columns.ranks or {}).items()
            },
        )

    def _number(self, record: Record, at: int, *limits: float) -> float:
        least, most = limits
        text = record.text(at)
        try:
            number = float(text.replace(",", ""))
        except ValueError:
            number = math.nan
        if not math.isfinite(number):
            raise self._fault(record, at, f"{text!r} is not a number")
        if not least <= number <= most:
            problem = f"{text} is not from {least:,} to {most:,}"
            raise self._fault(record, at, problem)
        return number

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
            name: mean_ranks([line.scores[name] for line in lines]) / size
            for name in OTHERS
        }
    else:
        return [None] * len(lines)
    return [round(float(score), 3) for score in combined_score(shares, weights)]
