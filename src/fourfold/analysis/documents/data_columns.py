"""What each column of the open data means, said once for every format."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DataColumn:
    """A column of a table of open data.

    kind : 'text', 'number', 'whole', 'month' or 'yes-no'
    required : whether every row has something in it
    """

    name: str
    title: str
    description: str
    kind: str = "text"
    required: bool = True


def _maybe(
    name: str, title: str, description: str, *, kind: str = "whole"
) -> DataColumn:
    return DataColumn(name, title, description, kind, required=False)


ID = DataColumn(
    "id",
    "Figure",
    "Name of the figure: measure, kind, area, first and last month. It leads to the "
    "page of the figure and never means another.",
)
AREA_CODE = DataColumn(
    "area_code",
    "Area code",
    "Code of the area, of the Office for National Statistics.",
)
AREA_NAME = DataColumn("area_name", "Area", "Name of the area.")
KNOWN = DataColumn(
    "known",
    "Known",
    "Whether there is a number. A figure that is not known is not nought.",
    "yes-no",
)
REASON = DataColumn(
    "reason", "Reason", "Why it is not known; empty where it is.", required=False
)
BUILD = DataColumn("build", "Build", "Name of the count of the files that it is from.")
INVENTED = DataColumn(
    "invented",
    "Invented",
    "Whether the place and its crimes are made up, for a demonstration.",
    "yes-no",
)

FIGURES = (
    ID,
    DataColumn("measure", "Measure", "What is counted: the id of its definition."),
    DataColumn("kind", "Kind", "How it is worked out: count, rate, change, …"),
    AREA_CODE,
    AREA_NAME,
    DataColumn("first_month", "First month", "First month of the period.", "month"),
    DataColumn("last_month", "Last month", "Last month of the period.", "month"),
    _maybe(
        "value", "Value", "The number, in the unit; empty if not known.", kind="number"
    ),
    DataColumn("unit", "Unit", "What the number counts or how it is measured."),
    _maybe(
        "lower_95",
        "Lower limit",
        "Lower end of the 95% interval, if any.",
        kind="number",
    ),
    _maybe(
        "upper_95",
        "Upper limit",
        "Upper end of the 95% interval, if any.",
        kind="number",
    ),
    _maybe(
        "p_value",
        "p value",
        "How often chance alone would give as much, where that was tested.",
        kind="number",
    ),
    _maybe("numerator", "Numerator", "What was recorded in the period, in the area."),
    _maybe("denominator", "Denominator", "Residents, or the whole it is a part of."),
    _maybe("before", "Before", "What was recorded in the period before."),
    _maybe("rest", "Rest", "What was recorded in the rest of the authority."),
    _maybe("rest_denominator", "Residents of the rest", "Residents of that rest."),
    KNOWN,
    DataColumn(
        "withheld",
        "Withheld",
        "Whether it is known and not shown, to protect people.",
        "yes-no",
    ),
    REASON,
    DataColumn("sentence", "Sentence", "What it says, in words that may be quoted."),
    DataColumn("formula", "Formula", "How it is worked out, in words."),
    DataColumn("working", "Working", "The formula with its own numbers."),
    DataColumn(
        "releases", "Releases", "Loads of the publisher's files, parted by blanks."
    ),
    BUILD,
    INVENTED,
)

SERIES = (
    DataColumn("month", "Month", "The month of recording.", "month"),
    AREA_CODE,
    AREA_NAME,
    _maybe("count", "Count", "What was recorded; empty where that is not known."),
    DataColumn("unit", "Unit", "What is counted."),
    KNOWN,
    REASON,
    ID,
    BUILD,
    INVENTED,
)
