"""What the later edition changed, counted again from the two archives."""

import pytest

from tests.demo.plain_recount import TYPES, fault_of, files_in, rows_of


def crimes_of(content):
    """Crime ID → (point, type, outcomes) of the rows of one file."""
    crimes = {}
    for row in rows_of(content)[1]:
        if row[0] and fault_of(row) is None:
            point, kind, outcome = (row[4], row[5]), row[9], row[10]
            _, _, outcomes = crimes.setdefault(row[0], (point, kind, set()))
            outcomes.add(outcome)
    return crimes


@pytest.fixture(scope="module")
def editions(invented):
    earlier, later = (files_in(archive) for archive in invented.archives)
    return earlier, later


def street(month):
    return f"{month}/{month}-invented-street.csv"


def test_the_later_edition_restates_the_last_6_months(truth):
    assert sorted(truth.restated) == [
        "2025-12",
        "2026-01",
        "2026-02",
        "2026-03",
        "2026-04",
        "2026-05",
    ]
    assert all(was.added and was.cancelled for was in truth.restated.values())


def test_restated_counts_are_those_of_the_files(editions, truth):
    earlier, later = editions

    for month, restated in truth.restated.items():
        before, after = (
            crimes_of(earlier[street(month)]),
            crimes_of(later[street(month)]),
        )
        both = [(before[crime], after[crime]) for crime in before.keys() & after.keys()]

        assert len(after.keys() - before.keys()) == restated.added
        assert len(before.keys() - after.keys()) == restated.cancelled
        assert sum(a[0] != b[0] for a, b in both) == restated.moved
        assert sum(a[1] != b[1] for a, b in both) == restated.reclassified
        assert sum(a[2] != b[2] for a, b in both) == restated.outcome_changed


def test_a_reclassified_crime_never_becomes_anti_social_behaviour(editions):
    earlier, _ = editions

    types = {kind for _, kind, _ in crimes_of(earlier[street("2026-05")]).values()}

    assert types <= TYPES.keys() - {"Anti-social behaviour"}


def test_months_before_that_are_the_same_bytes_in_both_editions(editions, truth):
    earlier, later = editions
    old = [name for name in earlier if name in later and name[:7] < "2025-12"]

    changed = [name for name in old if earlier[name] != later[name]]

    assert len(old) == 3 * 29 - 1
    assert changed == []


def test_the_newest_months_are_mostly_under_investigation(editions, truth):
    _, later = editions

    def share_open(month):
        told = [row[10] for row in rows_of(later[street(month)])[1] if len(row) == 12]
        return told.count("Under investigation") / len([o for o in told if o])

    assert share_open("2026-06") > 0.7
    assert share_open("2025-06") < 0.1
