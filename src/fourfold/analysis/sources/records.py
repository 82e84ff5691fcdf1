"""What a source of records is: its columns, and the rules for reading a row.

Values are judged in one place, in SQL over raw cells of text, whichever way the
lines were read. A rule is named by its reason, and that is what reports print.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from fourfold.analysis import definitions
from fourfold.analysis.files.csv_shape import Column

# Coordinates are kept as whole millionths of a degree (0.1 m), so that equal
# points are equal numbers however a file wrote them.
POINT = {
    "lon_e6": "CASE WHEN unplaced IS NULL THEN round(lon * 1e6)::INTEGER END",
    "lat_e6": "CASE WHEN unplaced IS NULL THEN round(lat * 1e6)::INTEGER END",
}


def trimmed(column: str) -> str:
    """SQL: a cell as text without the white space around it, NULL if there is none."""
    return f"nullif(trim({column}), '')"


# 64 bits of the publisher's 256-bit Crime ID, to find it again fast. Among 20
# million crimes the chance that any two share them by accident is 1 in 100,000.
CRIME_KEY = """CASE WHEN crime_id IS NOT NULL THEN coalesce(
    CASE WHEN strlen(crime_id) = 64
      THEN try_cast('0x' || left(crime_id, 16) AS UBIGINT) END,
    ('0x' || md5(crime_id)[1:16])::UBIGINT) END"""


POINT_TEXTS = {name: trimmed(name) for name in ("longitude", "latitude")}


@dataclass(frozen=True)
class RecordSource:
    """A data set of rows, one event each, every row with a month and a point.

    id : its name, and that of its module, definition and page
    suffix : the end of the publisher's file names
    texts : raw column → SQL for its text, where what is in the cell is judged
    cells : event column → SQL over texts and raw cells, `month` and `force` too
    refusals : reason → SQL condition under which a row cannot be an event
    same : columns that agree where two rows may report one event twice
    label : the column whose text must be known to the definitions, if any
    knows : whether a text of that column is known
    """

    id: str
    suffix: str
    texts: Mapping[str, str]
    cells: Mapping[str, str]
    refusals: Mapping[str, str]
    same: tuple[str, ...]
    label: str | None = None
    knows: Callable[[str], bool] = lambda _text: True

    @cached_property
    def definition(self) -> Mapping[str, Any]:
        return definitions.settings(f"sources/{self.id}.toml")

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns that are read; what else a file has does not matter."""
        words = set(re.findall(r"\w+", self.select()))
        return tuple(
            Column(
                name=column["name"],
                header=column["header"],
                aliases=tuple(column.get("aliases", ())),
                required=column.get("required", False),
            )
            for column in self.definition["columns"]
            if column["name"] in words
        )

    @property
    def one_of(self) -> tuple[tuple[str, ...], ...]:
        """Columns of which a file must have at least one."""
        return tuple(tuple(names) for names in self.definition["required_one_of"])

    def select(self) -> str:
        """SQL that turns the table `raw` into events, unreadable ones included."""
        cells = {**self.cells, **POINT}
        listed = ",\n".join(f"  {sql} AS {name}" for name, sql in cells.items())
        rules = {**self.refusals, **month_rules(self.cells["month"])}
        texts = {**POINT_TEXTS, **self.texts}
        replaced = ", ".join(f"{sql} AS {name}" for name, sql in texts.items())
        # Each text is made once, below what is asked about it: DuckDB would make
        # it again for every condition.
        return f"""SELECT line,
  {_first_that_holds(unplaced_rules())} AS unplaced,
{listed},
  {_first_that_holds(rules)} AS refused
FROM (SELECT *, {_number("longitude")} AS lon, {_number("latitude")} AS lat
FROM (SELECT * REPLACE ({replaced}) FROM raw))"""


def unplaced_rules() -> dict[str, str]:
    """Why a row has no usable point, in the order in which it is told."""
    bounds = definitions.settings("quality.toml")["bounds"]
    return {
        "no coordinates": "longitude IS NULL AND latitude IS NULL",
        "half a coordinate": "longitude IS NULL OR latitude IS NULL",
        "coordinates are not numbers": "lon IS NULL OR lat IS NULL",
        "coordinates outside the country": (
            f"NOT (lon BETWEEN {bounds['longitude_min']} AND {bounds['longitude_max']}"
            f" AND lat BETWEEN {bounds['latitude_min']} AND {bounds['latitude_max']})"
        ),
    }


def month_rules(month: str) -> dict[str, str]:
    """Why a row's month cannot be one.

    The variables `earliest`, `latest`, `of_file` (the month that the file's name
    states, or NULL) and `expected` (the same, if a row may have it) are set on the
    connection when a file is read. The expected month needs no further look, which
    saves a tenth of the time of reading.
    """
    return {
        "no month": f"({month}) IS NULL",
        "": f"{month} = getvariable('expected')",
        "month is not YYYY-MM": (
            f"NOT regexp_full_match({month}, '[0-9]{{4}}-(0[1-9]|1[0-2])')"
        ),
        "month out of range": (
            f"{month} NOT BETWEEN getvariable('earliest') AND getvariable('latest')"
        ),
        "month is not the file's": (
            f"{month} <> coalesce(getvariable('of_file'), {month})"
        ),
    }


def _number(column: str) -> str:
    """SQL: a cell of text as a finite number, else NULL."""
    value = f"try_cast({column} AS DOUBLE)"
    return f"CASE WHEN isfinite({value}) THEN {value} END"


def _first_that_holds(rules: Mapping[str, str]) -> str:
    """SQL: the reason of the first rule that holds; NULL where its reason is ''."""
    cases = " ".join(
        f"WHEN {condition} THEN nullif('{reason.replace(chr(39), chr(39) * 2)}', '')"
        for reason, condition in rules.items()
    )
    return f"CASE {cases} END"
