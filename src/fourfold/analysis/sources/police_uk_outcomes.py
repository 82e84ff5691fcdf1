"""What became of crimes, as police.uk publishes it.

One row is one outcome, in the month of the outcome; a crime may have several.
"""

from fourfold.analysis.offences.outcomes import outcome_of

from .records import CRIME_KEY, RecordSource

SOURCE = RecordSource(
    id="police_uk_outcomes",
    suffix="outcomes",
    cells={
        "month": "trim(month)",
        "force": "trim(coalesce(falls_within, reported_by))",
        "crime_id": "crime_id",
        "crime_key": CRIME_KEY,
        "outcome": "trim(outcome_type)",
        "location": "location",
        "lsoa_published": "lsoa_code",
    },
    refusals={
        "no force": "coalesce(falls_within, reported_by) IS NULL",
        "no outcome": "coalesce(trim(outcome_type), '') = ''",
        "no Crime ID": "crime_id IS NULL",
    },
    same=("crime_key", "outcome"),
    label="outcome",
    knows=lambda text: outcome_of(text) is not None,
)
