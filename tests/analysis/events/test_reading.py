from dataclasses import replace

import pytest

from fourfold.analysis.errors import SourceError
from fourfold.analysis.events.reading import Bounds, fingerprint, read_rows
from fourfold.analysis.sources import police_uk_outcomes
from fourfold.analysis.sources.police_uk_street import SOURCE
from tests.analysis.events.one_file import BOUNDS, told
from tests.analysis.events.street_files import HEADER, Row, text_of


def test_a_plain_file_with_a_row_of_the_wrong_width_is_tidied(reader):
    good = text_of([Row()] * 20)

    (part,) = reader.read(f"{good}too,few\n{','.join(Row().cells())}".encode(), SOURCE)

    assert part.report.kept == 21
    assert told(part.report.refused) == {"has too few cells": (1, (22,))}
    assert list(reader.rows(part)) == [*range(2, 22), 23]


def test_a_header_may_stand_after_any_number_of_blank_lines(reader):
    blank = "\n" * 100_000

    (part,) = reader.read((blank + text_of([Row()])).encode(), SOURCE)

    assert list(reader.rows(part)) == [100_002]


def test_a_header_that_is_no_utf_8_is_told(reader):
    with pytest.raises(SourceError, match="the header is not UTF-8") as caught:
        reader.read(HEADER.encode() + b",Stra\xdfe\n", SOURCE)

    assert caught.value.line == 1


def test_a_file_of_blank_lines_has_no_columns(reader):
    with pytest.raises(SourceError, match="the column is missing"):
        reader.read(b"\n\n", SOURCE)


def test_a_last_column_is_read_with_any_line_end(reader):
    header = "Month,Falls within,Longitude,Latitude,Crime type"
    for end in ("\n", "\r\n", "\r"):
        lines = [header, "2024-05,Marsh,-0.1,51.5,Drugs", "2024-05,Marsh,,,Robbery"]

        (part,) = reader.read(end.join([*lines, ""]).encode(), SOURCE)

        types = [row["crime_type"] for row in reader.rows(part).values()]
        assert types == ["Drugs", "Robbery"]


@pytest.mark.parametrize(
    "other",
    [
        replace(BOUNDS, month="2024-05"),
        replace(BOUNDS, force="marsh"),
        replace(BOUNDS, earliest="2012-01"),
    ],
)
def test_a_fingerprint_changes_with_what_is_said_of_the_file(other):
    assert fingerprint(SOURCE, other) != fingerprint(SOURCE, BOUNDS)


def test_a_fingerprint_changes_with_the_rules():
    other = replace(SOURCE, refusals={**SOURCE.refusals, "no place": "false"})

    assert fingerprint(other, BOUNDS) != fingerprint(SOURCE, BOUNDS)
    assert fingerprint(police_uk_outcomes.SOURCE, BOUNDS) != fingerprint(SOURCE, BOUNDS)


def test_a_fingerprint_does_not_change_with_the_calendar():
    later = Bounds(BOUNDS.earliest, "2030-01")

    assert fingerprint(SOURCE, later) == fingerprint(SOURCE, BOUNDS)


def test_rows_in_hand_are_hashed_by_their_cells(reader):
    cells = ("month", "falls_within", "longitude", "latitude", "crime_type")
    row = ("2024-05", "Marsh\nConstabulary", "-0.1", "51.5", "Drugs")

    hashes = [
        read_rows(
            reader.connection,
            rows,
            SOURCE,
            cells=cells,
            bounds=BOUNDS,
            scratch=reader.store.unfinished,
        )
        for rows in ([row], [row], [row, row])
    ]

    assert hashes[0] == hashes[1] != hashes[2]
    found = reader.connection.execute("SELECT line, force, refused FROM events")
    assert found.fetchall() == [(n, "Marsh Constabulary", None) for n in (1, 2)]
