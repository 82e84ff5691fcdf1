"""Every label in files as published is one we know. Skips without the files."""

import csv
from pathlib import Path

import pytest

from fourfold.analysis.offences.crime_types import id_of
from fourfold.analysis.offences.outcomes import outcome_of

DATA = Path(__file__).parents[4] / "shared" / "data" / "police_uk"

pytestmark = pytest.mark.skipif(
    not DATA.is_dir(), reason="needs real police.uk files in ../shared/data"
)


def values(folder, column):
    found = set()
    for path in sorted((DATA / folder).rglob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as lines:
            found |= {row[column] for row in csv.DictReader(lines)}
    return found - {""}


def test_every_published_crime_type_is_known():
    published = values("bulk", "Crime type")

    assert len(published) == 14
    assert {label for label in published if id_of(label) is None} == set()


@pytest.mark.parametrize(
    ("folder", "column"),
    [("bulk", "Last outcome category"), ("outcomes", "Outcome type")],
)
def test_every_published_outcome_is_known(folder, column):
    published = values(folder, column)

    assert published
    assert {label for label in published if outcome_of(label) is None} == set()
