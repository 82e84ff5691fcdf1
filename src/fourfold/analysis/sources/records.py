"""What a source of records is: its columns, and the rules for reading a row.

Values are judged in one place, in SQL over raw cells of text, whichever way the
lines were read. A rule is named by its reason, and that is what reports print.
"""

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

# 64 bits of the publisher's 256-bit Crime ID, to find it again fast. Among 20
# million crimes the chance that any two share them by accident is 1 in 100,000.
CRIME_KEY = """CASE
    WHEN regexp_full_match(crime_id, '[0-9a-f]{64}')
      THEN ('0x' || crime_id[1:16])::UBIGINT
    WHEN crime_id IS NOT NULL THEN ('0x' || md5(crime_id)[1:16])::UBIGINT END"""


@dataclass(frozen=True)
class RecordSource:
    """A data set of rows, one event each, every row with a month and a point.

    id : its name, and that of its module, definition and page
    suffix : the end of the publisher's file names
    cells : event column → SQL over the raw cells, `month` and `force` among them
    refusals : reason → SQL condition under which a row cannot be an event
    same : columns that agree where two rows may report one event twice
    label : the column whose text must be known to the definitions, if any
    knows : whether a text of that column is known
    """

    id: str
    suffix: str
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
        return tuple(
            Column(
                name=column["name"],
                header=column["header"],
                aliases=tuple(column.get("aliases", ())),
                required=column.get("required", False),
            )
            for column in self.definition["columns"]
        )

    def select(self) -> str:
        """SQL that turns the table `raw` into events, unreadable ones included."""
        cells = {**self.cells, **POINT}
        listed = ",\n".join(f"  {sql} AS {name}" for name, sql in cells.items())
        return f"""SELECT line,
  {_first_that_holds(unplaced_rules())} AS unplaced,
{listed},
  {_first_that_holds({**month_rules(self.cells["month"]), **self.refusals})} AS refused
FROM (SELECT *, {_number("longitude")} AS lon, {_number("latitude")} AS lat FROM raw)"""


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

    The variables `earliest`, `latest` and `of_file` (the month that the file's
    name states, or NULL) are set on the connection when a file is read.
    """
    return {
        "no month": f"({month}) IS NULL",
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


def _number(cell: str) -> str:
    """SQL: a cell of text as a finite number, else NULL."""
    value = f"try_cast({cell} AS DOUBLE)"
    return f"CASE WHEN isfinite({value}) THEN {value} END"


def _first_that_holds(rules: Mapping[str, str]) -> str:
    cases = " ".join(
        f"WHEN {condition} THEN '{reason.replace(chr(39), chr(39) * 2)}'"
        for reason, condition in rules.items()
    )
    return f"CASE {cases} END"
