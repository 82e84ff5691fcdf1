"""Counts that are not the rows loaded are refused."""

import duckdb
import pytest

from fourfold.analysis.cube.checks import check_counts
from fourfold.analysis.cube.tables import SCHEMA
from fourfold.analysis.errors import StoreError


@pytest.fixture
def counted():
    """One part of 10 rows, 2 without a point, 3 superseded."""
    with duckdb.connect() as connection:
        connection.execute(SCHEMA)
        connection.execute(
            "INSERT INTO parts (part, path, rows_kept, rows_unplaced,"
            " rows_superseded) VALUES (1, 'a.parquet', 10, 2, 3)"
        )
        yield connection


def count(connection, *, placed, nowhere):
    connection.execute(
        "INSERT INTO event_counts VALUES (1, 'Drugs', 5, ?), (1, 'Drugs', NULL, ?)",
        [placed, nowhere],
    )


@pytest.mark.parametrize(("placed", "nowhere"), [(5, 2), (7, 0)])
def test_check_counts_takes_the_rows_that_are_left(counted, placed, nowhere):
    count(counted, placed=placed, nowhere=nowhere)

    assert check_counts(counted) is None


@pytest.mark.parametrize(("placed", "nowhere"), [(6, 2), (4, 2), (4, 3), (0, 0)])
def test_check_counts_refuses_any_other_number(counted, placed, nowhere):
    count(counted, placed=placed, nowhere=nowhere)

    with pytest.raises(StoreError, match=r"a\.parquet has 7 rows to count, 2 without"):
        check_counts(counted)


def test_check_counts_refuses_a_part_without_counts(counted):
    with pytest.raises(StoreError, match="and 0 were counted"):
        check_counts(counted)


def test_check_counts_refuses_rows_that_lost_their_point(counted):
    counted.execute("UPDATE parts SET rows_superseded = 0")
    count(counted, placed=7, nowhere=3)

    with pytest.raises(StoreError, match="3 without a point"):
        check_counts(counted)


def test_check_counts_says_how_many_parts_are_wrong(counted):
    counted.execute(
        "INSERT INTO parts (part, path, rows_kept, rows_unplaced, rows_superseded)"
        " VALUES (2, 'b.parquet', 1, 0, 0), (3, 'c.parquet', 1, 0, 0)"
    )

    with pytest.raises(StoreError, match="and 2 more parts"):
        check_counts(counted)
