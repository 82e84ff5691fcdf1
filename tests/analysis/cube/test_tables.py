"""The tables of a cube, filled from areas and parts."""

import duckdb
import numpy as np
import pytest
import shapely

from fourfold.analysis.cube.tables import (
    SCHEMA,
    fill_areas,
    fill_offences,
    insert,
    insert_arrays,
)
from fourfold.analysis.events.areas import AreaData
from tests.analysis.areas.squares import lsoa, square

WESTFOLD = square("E09000001", size=20, level="authority")
WARD = square("E05000001")
FAR = square("E05000009", west=900)


@pytest.fixture
def connection():
    with duckdb.connect() as opened:
        opened.execute(SCHEMA)
        yield opened


def rows_of(connection, table):
    return connection.execute(f"FROM {table} ORDER BY ALL").fetchall()


def test_insert_keeps_what_is_missing_and_lists(connection):
    row = (1, "Fold", "2024-01", *"pfsr", True, ["E1", "E2"], 1, 2, 3, 4, None)

    insert(connection, "parts", [row])

    assert rows_of(connection, "parts") == [row]


def test_insert_of_no_rows_does_nothing(connection):
    insert(connection, "gaps", [])

    assert rows_of(connection, "gaps") == []


def test_insert_keeps_quotes_and_any_letter(connection):
    row = ("E09000001", "2024-01", 'O\'Fold said "no" – ŵ\n')

    insert(connection, "gaps", [row])

    assert rows_of(connection, "gaps") == [row]


def test_insert_arrays_puts_columns_beside_each_other(connection):
    columns = {"part": np.array([1, 2]), "line": np.array([7, 8])}

    insert_arrays(connection, "superseded", columns)

    assert rows_of(connection, "superseded") == [(1, 7), (2, 8)]


def area_data(*boundaries):
    return AreaData(boundaries, (), (), (), "")


def authorities(connection):
    return dict(connection.execute("SELECT code, authority FROM areas").fetchall())


def without_authority(boundary):
    return type(boundary)(
        code=boundary.code,
        name=boundary.name,
        level=boundary.level,
        year=boundary.year,
        authority=None,
        geometry=boundary.geometry,
    )


def test_fill_areas_takes_the_authority_that_the_source_says(connection):
    fill_areas(connection, area_data(WESTFOLD, FAR))

    assert authorities(connection) == {WESTFOLD.code: None, FAR.code: WESTFOLD.code}


def test_fill_areas_finds_an_authority_by_a_point_where_it_is_not_said(connection):
    wards = (without_authority(WARD), without_authority(FAR))

    fill_areas(connection, area_data(WESTFOLD, *wards))

    assert authorities(connection) == {
        WESTFOLD.code: None,
        WARD.code: WESTFOLD.code,
        FAR.code: None,
    }


def test_fill_areas_finds_no_authority_where_none_is_loaded(connection):
    fill_areas(connection, area_data(without_authority(lsoa("E01000001"))))

    assert authorities(connection) == {"E01000001": None}


def test_fill_areas_keeps_the_outline(connection):
    fill_areas(connection, area_data(WARD))

    ((code, outline),) = rows_of(connection, "outlines")
    assert code == WARD.code
    assert shapely.from_wkb(bytes(outline)).equals(WARD.geometry)


def test_fill_offences_gives_each_label_its_offence_or_none(connection):
    insert(
        connection,
        "event_counts",
        [(1, "Drugs", 1, 1), (1, "violent crime", 1, 1), (1, "Witchcraft", 1, 1)],
    )

    fill_offences(connection)

    assert rows_of(connection, "offences") == [
        ("Drugs", "drugs"),
        ("Witchcraft", None),
        ("violent crime", "violent-crime"),
    ]


@pytest.mark.parametrize(
    ("covers", "counted"),
    [([], "E01000001"), (["E09000001"], "E01000001"), (["E09000002"], None)],
)
def test_counts_has_answers_only_in_the_areas_they_cover(connection, covers, counted):
    row = (1, "Fold", "2024-01", *"pfsr", bool(covers), covers, 1, 1, 0, 0, 0)
    insert(connection, "parts", [row])
    insert(connection, "places", [(5, "E01000001", None, "E09000001")])
    insert(connection, "event_counts", [(1, "Drugs", 5, 3)])

    found = connection.execute("SELECT lsoa, events, place FROM counts").fetchall()

    assert found == [(counted, 3, 5)]


def test_counts_has_answers_nowhere_where_the_authority_is_not_known(connection):
    row = (1, "Fold", "2024-01", *"pfsr", True, ["E09000001"], 1, 1, 0, 0, 0)
    insert(connection, "parts", [row])
    insert(connection, "places", [(5, "E01000001", None, None)])
    insert(connection, "event_counts", [(1, "Drugs", 5, 3)])

    found = connection.execute("SELECT lsoa, authority FROM counts").fetchall()

    assert found == [(None, None)]
