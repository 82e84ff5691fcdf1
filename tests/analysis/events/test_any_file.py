"""Files with every fault, held against plain loops over their lines."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, example, given, settings

from fourfold.analysis.errors import SourceError
from fourfold.analysis.events.parts import Origin, write_parts
from fourfold.analysis.events.reading import Bounds, read_events
from fourfold.analysis.events.store import Store
from fourfold.analysis.events.workers import workers
from fourfold.analysis.files.inputs import input_files
from fourfold.analysis.files.staging import stage
from fourfold.analysis.sources.police_uk_street import SOURCE
from tests.analysis.events.spoilt_files import street_files
from tests.oracles import police_rows

BOUNDS = Bounds("2010-12", "2026-11")
COLUMNS = (
    "line, month, force, unplaced, crime_id, crime_key, crime_type, location,"
    " lsoa_published, outcome, lon_e6, lat_e6"
)
ANY_FILE = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


class Reader:
    """Reads bytes as a street file, plainly if they are plain or tidied."""

    def __init__(self, store, connection):
        self.store = store
        self.connection = connection

    def read(self, content, *, bounds=BOUNDS, tidied=False):
        """The parts, each with its rows by line; an error comes as its words."""
        path = self.store.root / "file.csv"
        path.write_bytes(content)
        with input_files([path]) as (file,):
            staged = stage(file, self.store.unfinished)
        if tidied:
            staged = replace(staged, plain=False)
        lines = read_events(self.connection, staged, SOURCE, bounds=bounds)
        origin = Origin("file.csv", "file.csv", staged.sha256, "reader")
        try:
            parts = write_parts(
                self.connection, self.store, SOURCE, origin=origin, refused_lines=lines
            )
        except SourceError as error:
            return error.problem
        return {(p.force, p.month): (p.report, self.rows(p)) for p in parts}

    def rows(self, part):
        found = self.connection.execute(
            f"SELECT {COLUMNS} FROM read_parquet(?)",
            [str(self.store.parts / part.path)],
        )
        names = [column[0] for column in found.description]
        rows = [dict(zip(names, row, strict=True)) for row in found.fetchall()]
        return {row.pop("line"): row for row in rows}


@pytest.fixture(scope="module")
def reader(tmp_path_factory):
    store = Store(tmp_path_factory.mktemp("any") / "data")
    with store.writing(), workers(store.unfinished) as team:
        yield from team.each(lambda connection, _: Reader(store, connection), [None])


def told(fault):
    return fault.rows, fault.first_lines


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
        refused |= {fault.reason: told(fault) for fault in report.refused}
        unplaced = {fault.reason: told(fault) for fault in report.unplaced}
        assert unplaced == police_rows.unplaced(rows)
        unknown = {fault.reason: told(fault) for fault in report.unknown}
        assert unknown == police_rows.unknown(rows)
        assert report.repeated == police_rows.repeated(rows)
    assert refused == expected.refusals()


def compare(reader, content, of_file=None):
    rules = police_rows.Rules(BOUNDS.earliest, BOUNDS.latest, of_file)
    expected = police_rows.judge(content, rules)
    bounds = replace(BOUNDS, month=of_file)

    plainly = reader.read(content, bounds=bounds)
    tidied = reader.read(content, bounds=bounds, tidied=True)

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
