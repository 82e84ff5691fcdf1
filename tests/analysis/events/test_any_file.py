"""Files with every fault, held against plain loops over their lines."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, example, given, settings

from fourfold.analysis.errors import SourceError
from fourfold.analysis.sources.police_uk_street import SOURCE
from tests.analysis.events.one_file import BOUNDS, told
from tests.analysis.events.spoilt_files import street_files
from tests.oracles import police_rows

COLUMNS = (
    "month, force, unplaced, crime_id, crime_key, crime_type, location,"
    " lsoa_published, outcome, lon_e6, lat_e6"
)
ANY_FILE = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def found_in(reader, content, **how):
    """Report and rows by force and month; an error comes as its words."""
    try:
        parts = reader.read(content, SOURCE, **how)
    except SourceError as error:
        return error.problem
    return {(p.force, p.month): (p.report, reader.rows(p, COLUMNS)) for p in parts}


def assert_is_what_loops_find(found, expected):
    if expected.is_refused:
        assert isinstance(found, str)
        for reason, (rows, lines) in expected.refusals().items():
            assert f"{rows:,} × {reason} (line {lines[0]})" in found
        return
    groups = expected.groups()
    assert set(found) == set(groups)
    refused = {}
    for group, (report, rows) in found.items():
        assert rows == groups[group]
        assert list(rows) == sorted(rows)
        assert report.kept == len(rows)
        assert report.read == report.kept + sum(fault.rows for fault in report.refused)
        assert told(report.unplaced) == police_rows.unplaced(rows)
        assert told(report.unknown) == police_rows.unknown(rows)
        assert report.repeated == police_rows.repeated(rows)
        refused |= told(report.refused)
    assert refused == expected.refusals()


def compare(reader, content, of_file=None):
    rules = police_rows.Rules(BOUNDS.earliest, BOUNDS.latest, of_file)
    expected = police_rows.judge(content, rules)
    bounds = replace(BOUNDS, month=of_file)

    plainly = found_in(reader, content, bounds=bounds)
    tidied = found_in(reader, content, bounds=bounds, tidied=True)

    assert plainly == tidied
    assert_is_what_loops_find(plainly, expected)


@settings(ANY_FILE, max_examples=200)
@given(content=street_files())
@example(content=b"\nMonth,Longitude,Latitude,Crime type,Force\n2024-05,,,Drugs,M\n")
def test_any_file_comes_to_what_loops_over_its_lines_find(reader, content):
    compare(reader, content)


@settings(ANY_FILE, max_examples=30)
@given(content=street_files())
def test_any_file_named_for_a_month_keeps_rows_of_that_month_only(reader, content):
    compare(reader, content, of_file="2024-05")


@pytest.mark.slow
@settings(ANY_FILE, max_examples=5_000)
@given(content=street_files())
def test_any_of_thousands_of_files_comes_to_what_loops_find(reader, content):
    compare(reader, content)
