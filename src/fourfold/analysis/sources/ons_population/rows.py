"""Makes rows of the records under a header, refusing the first that is not clear."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from fourfold.analysis.areas.codes import is_code, level_of
from fourfold.analysis.areas.populations import PopulationRow
from fourfold.analysis.errors import SourceError
from fourfold.analysis.sources._ons_headers import Heading
from fourfold.analysis.sources._ons_tables import Record

from .cells import ages_in, counts_nobody, people_in
from .layouts import Table, is_of_one_sex, years_in

Ages = tuple[int, int | None]
Figure = tuple[int, Ages, int]  # year, ages, people
ALL_AGES: Ages = (0, None)


def rows_of(
    table: Table, records: Sequence[Record], *, path: Path
) -> tuple[PopulationRow, ...]:
    reader = _Reader(table, path)
    rows = [row for record in _body(table, records) for row in reader.rows(record)]
    if not rows:
        raise SourceError(
            "there are no rows under the header",
            file=path,
            line=table.header.line,
            remedy="Download the file again",
        )
    return tuple(rows)


def _body(table: Table, records: Sequence[Record]) -> Iterator[Record]:
    """The records of the table: not the notes that follow it after a blank line."""
    ended = False
    for record in records[table.at + 1 :]:
        ended = ended or record.is_blank
        # A line with a code is data wherever it stands, and must be read or refused.
        if not ended or any(map(is_code, record.texts)):
            yield record


class _Reader:
    """Reads the records of one table, remembering what has been said."""

    def __init__(self, table: Table, path: Path) -> None:
        self._table = table
        self._path = path
        self._seen: dict[tuple[str, int, Ages], int] = {}
        by_layout: dict[str, Callable[[Record], Iterator[Figure]]] = {
            "census_by_age": self._by_age,
            "mid_year_totals": self._totals,
            "single_year_of_age": self._single_years,
        }
        self._figures = by_layout[table.layout]
        self._year = table.year or 0
        if table.layout == "single_year_of_age":
            self._year = self._year_of_title()

    def rows(self, record: Record) -> Iterator[PopulationRow]:
        header = self._table.header
        if len(record.cells) != len(header.cells):
            raise SourceError(
                f"the line has {len(record.cells)} cells,"
                f" the header {len(header.cells)}",
                file=self._path,
                line=record.line,
                remedy="Download the file again",
            )
        area = record.text(self._table.area.at)
        level = level_of(area)
        if level is None:
            problem = f"{area!r} is not the code of an LSOA, ward or local authority"
            raise self._fault(record, self._table.area, problem)
        for year, ages, people in self._figures(record):
            self._refuse_a_second(record, (area, year, ages))
            basis = self._table.basis.format(year=year)
            yield PopulationRow(area, level, year, *ages, people, basis)

    def _by_age(self, record: Record) -> Iterator[Figure]:
        heading = self._table.first("age_label")
        label = record.text(heading.at)
        people = self._people(record, self._table.first("people"))
        if counts_nobody(label) and people == 0:
            return
        ages = ages_in(label)
        if ages is None:
            raise self._fault(record, heading, f"{label!r} is not a band of ages")
        yield self._year, ages, people

    def _totals(self, record: Record) -> Iterator[Figure]:
        for heading in self._table.columns["people_mid_year"]:
            yield heading.numbers["year"], ALL_AGES, self._people(record, heading)

    def _single_years(self, record: Record) -> Iterator[Figure]:
        columns = self._table.columns
        total = self._people(record, self._table.first("all_ages"))
        yield self._year, ALL_AGES, total
        added = 0
        for heading in (*columns["age"], *columns["age_and_over"]):
            first = heading.numbers["age"]
            people = self._people(record, heading)
            added += people
            is_open = heading in columns["age_and_over"]
            yield self._year, (first, None if is_open else first), people
        if added != total:
            problem = f"the ages add up to {added:,}, not to {total:,}"
            raise self._fault(record, self._table.first("all_ages"), problem)

    def _people(self, record: Record, heading: Heading) -> int:
        cell = record.cells[heading.at]
        people = people_in(cell)
        if people is None:
            problem = f"{cell!r} is not a whole number of people"
            raise self._fault(record, heading, problem)
        return people

    def _refuse_a_second(self, record: Record, key: tuple[str, int, Ages]) -> None:
        first = self._seen.setdefault(key, record.line)
        if first != record.line:
            raise self._fault(
                record,
                self._table.area,
                f"{key[0]} has a figure for these ages on line {first} already;"
                " the table may be broken down by something else too",
            )

    def _year_of_title(self) -> int:
        table = self._table
        if is_of_one_sex(table.title):
            raise SourceError(
                f"the table is of one sex: {table.title}",
                file=self._path,
                line=table.header.line,
                remedy="Save the sheet of persons instead",
            )
        years = years_in(table.title) or years_in(self._path.stem)
        if len(years) != 1:
            raise SourceError(
                "neither the title above the header nor the file's name says which"
                " year the table is of",
                file=self._path,
                line=table.header.line,
                remedy="Put the year into the file's name, as in “ward-mid2020.csv”",
            )
        return years.pop()

    def _fault(self, record: Record, heading: Heading, problem: str) -> SourceError:
        return SourceError(
            problem,
            file=self._path,
            line=record.line,
            column=heading.text,
            remedy="Download the file again, or correct this cell",
        )
