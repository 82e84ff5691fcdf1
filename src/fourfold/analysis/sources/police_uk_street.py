"""Street-level crime and anti-social behaviour, as police.uk publishes it.

One row is one offence or incident. Anti-social behaviour has no Crime ID, and
rows that agree in every cell are separate incidents: nothing here removes them.
"""

from fourfold.analysis.offences.crime_types import id_of

from .records import CRIME_KEY, RecordSource

SOURCE = RecordSource(
    id="police_uk_street",
    suffix="street",
    cells={
        "month": "trim(month)",
        "force": "trim(coalesce(falls_within, reported_by))",
        "crime_id": "crime_id",
        "crime_key": CRIME_KEY,
        "crime_type": "trim(crime_type)",
        "location": "location",
        "lsoa_published": "lsoa_code",
        "outcome": "last_outcome_category",
    },
    refusals={
        "no force": "coalesce(falls_within, reported_by) IS NULL",
        "no crime type": "coalesce(trim(crime_type), '') = ''",
    },
    same=("crime_key",),
    label="crime_type",
    knows=lambda text: id_of(text) is not None,
)
