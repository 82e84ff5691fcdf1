"""What became of crimes, as police.uk publishes it.

One row is one outcome, in the month of the outcome; a crime may have several.

Source: data.police.uk, "About", columns of the CSV files; see docs/sources.
"""

from fourfold.analysis.offences.outcomes import outcome_of

from .records import CRIME_KEY, RecordSource, trimmed

SOURCE = RecordSource(
    id="police_uk_outcomes",
    suffix="outcomes",
    texts={
        "crime_id": trimmed("crime_id"),
        "month": trimmed("month"),
        "falls_within": trimmed("coalesce(falls_within, reported_by)"),
        "outcome_type": trimmed("outcome_type"),
    },
    cells={
        "month": "month",
        "force": "falls_within",
        "crime_id": "crime_id",
        "crime_key": CRIME_KEY,
        "outcome": "outcome_type",
        "location": "location",
        "lsoa_published": "lsoa_code",
    },
    refusals={
        "no force": "falls_within IS NULL",
        "no outcome": "outcome_type IS NULL",
        "no Crime ID": "crime_id IS NULL",
    },
    same=("crime_key", "outcome"),
    label="outcome",
    knows=lambda text: outcome_of(text) is not None,
)
