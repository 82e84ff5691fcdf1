"""Which of the known tables a file is, and where its columns stand."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from fourfold.analysis.definitions import settings
from fourfold.analysis.sources._ons_headers import Heading, headings
from fourfold.analysis.sources._ons_tables import HEAD_LINES, Record

SOURCE = "ons_population"
AREA_CODES = ("lsoa_code", "ward_code", "authority_code")


@dataclass(frozen=True, slots=True)
class Table:
    """A known kind of table, found in a file.

    at : position of the header among the records
    title : the text above the header
    basis : what is counted, with {year} where the file says which
    year : where the kind of table implies it
    columns : by name, what the definition calls them
    """

    layout: str
    at: int
    title: str
    header: Record
    basis: str
    year: int | None
    area: Heading
    columns: dict[str, tuple[Heading, ...]]

    def first(self, name: str) -> Heading:
        return self.columns[name][0]


def table_in(records: Iterable[Record]) -> Table | None:
    """The table whose header is among the first lines of a file."""
    above: list[str] = []
    for at, record in enumerate(islice(records, HEAD_LINES)):
        table = _table_under(record, at, " ".join(above))
        if table is not None:
            return table
        above.extend(text for text in record.texts if text)
    return None


def _table_under(header: Record, at: int, title: str) -> Table | None:
    cells = header.texts
    codes = [found for name in AREA_CODES if (found := headings(SOURCE, name, cells))]
    for layout in settings(f"sources/{SOURCE}.toml")["layouts"]:
        columns = {name: headings(SOURCE, name, cells) for name in layout["columns"]}
        if codes and all(columns.values()):
            return Table(
                layout=layout["id"],
                at=at,
                title=title,
                header=header,
                basis=layout["basis"],
                year=layout.get("year"),
                area=codes[0][0],
                columns=columns,
            )
    return None


def years_in(text: str) -> set[int]:
    """The years of the mid-year estimates that a title or a file's name speaks of."""
    return {int(year) for year in re.findall(r"mid[- _]?(\d{4})", text.casefold())}


def is_of_one_sex(title: str) -> bool:
    words = set(re.findall(r"\w+", title.casefold()))
    titles = settings(f"sources/{SOURCE}.toml")["titles"]
    return bool(words & {*titles["one_sex"]}) and not words & {*titles["all_residents"]}
