"""Stops and searches, as police.uk publishes them.

The columns put latitude before longitude, the reverse of the crime files. Times
are UTC, but a month's file is cut at midnight in London: in summer it opens an
hour before the UTC month does. The month of a row is that of London time.
The file's name is the only place where the force stands.

Source: data.police.uk, "About", columns of the CSV files; see docs/sources.
"""

from .records import RecordSource, trimmed

# Some forces give the day only. Words that DuckDB takes for times are none.
ISO_TIME = (
    "[0-9]{4}-[0-9]{2}-[0-9]{2}"
    "([T ][0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?(Z|[+-][0-9]{2}(:?[0-9]{2})?)?)?"
)
TIME = f"""CASE WHEN regexp_full_match(date, '{ISO_TIME}')
    THEN try_cast(date AS TIMESTAMPTZ) END"""
LONDON_TIME = f"({TIME}) AT TIME ZONE 'Europe/London'"

SOURCE = RecordSource(
    id="police_uk_stop_and_search",
    suffix="stop-and-search",
    texts={"date": trimmed("date")},
    cells={
        "month": f"strftime({LONDON_TIME}, '%Y-%m')",
        "force": "getvariable('force_of_file')",
        "searched_at": LONDON_TIME,
        "type": "type",
        "gender": "gender",
        "age_range": "age_range",
        "self_defined_ethnicity": "self_defined_ethnicity",
        "officer_defined_ethnicity": "officer_defined_ethnicity",
        "legislation": "legislation",
        "object_of_search": "object_of_search",
        "outcome": "outcome",
        "outcome_linked": "outcome_linked",
        "removal_of_clothing": "removal_of_clothing",
    },
    refusals={
        "no force, for the file's name does not state one": (
            "getvariable('force_of_file') IS NULL"
        ),
        "no date": "date IS NULL",
        "date is not a time": f"({TIME}) IS NULL",
    },
    same=(
        "searched_at",
        "lon_e6",
        "lat_e6",
        "type",
        "gender",
        "age_range",
        "self_defined_ethnicity",
        "officer_defined_ethnicity",
        "legislation",
        "object_of_search",
        "outcome",
    ),
)
