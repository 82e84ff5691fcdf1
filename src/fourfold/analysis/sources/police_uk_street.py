"""Street-level crime and anti-social behaviour, as police.uk publishes it.

One row is one offence or incident. Anti-social behaviour has no Crime ID, and
rows that agree in every cell are separate incidents: nothing here removes them.

Source: data.police.uk, "About", columns of the CSV files; see docs/sources.
"""

from fourfold.analysis.offences.crime_types import id_of

from .records import CRIME_KEY, RecordSource, trimmed

SOURCE = RecordSource(
    id="police_uk_street",
    suffix="street",
    texts={
        "crime_id": trimmed("crime_id"),
        "month": trimmed("month"),
        "falls_within": trimmed("coalesce(falls_within, reported_by)"),
        "crime_type": trimmed("crime_type"),
    },
    cells={
        "month": "month",
        "force": "falls_within",
        "crime_id": "crime_id",
        "crime_key": CRIME_KEY,
        "crime_type": "crime_type",
        "location": "location",
        "lsoa_published": "lsoa_code",
        "outcome": "last_outcome_category",
    },
    refusals={
        "no force": "falls_within IS NULL",
        "no crime type": "crime_type IS NULL",
    },
    same=("crime_key",),
    label="crime_type",
    knows=lambda text: id_of(text) is not None,
)
