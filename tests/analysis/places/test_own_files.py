"""Files of a reader's own: what is read, what is left out and why."""

import numpy as np
import pytest

from fourfold.analysis.errors import FourfoldError, SourceError
from fourfold.analysis.places.own_files import Columns, read_placed

HEADER = "Date,Easting,Northing,Id\n"


@pytest.fixture
def written(tmp_path):
    def write(text):
        path = tmp_path / "own.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


def test_metres_days_and_names_are_read_by_the_usual_names(written):
    path = written(f"{HEADER}2024-02-01,537000.5,189000,A\n2024-02-03,537001,189002,\n")

    found = read_placed(path, Columns(day="date", name="id"))

    assert found.points.tolist() == [[537000.5, 189000], [537001, 189002]]
    assert found.days.astype(str).tolist() == ["2024-02-01", "2024-02-03"]
    assert found.names == ("A", "line 3")
    assert found.left_out == ()


def test_degrees_become_metres(written):
    path = written("longitude,latitude\n-0.0225,51.5849\n")

    found = read_placed(path, Columns())

    # The same point as Ordnance Survey's own converter gives it, to two metres.
    np.testing.assert_allclose(found.points, [[537103, 189191]], atol=3)
    assert found.days.size == 0


def test_columns_may_be_called_otherwise(written):
    path = written("when,lon,lat,X,Y\n01/02/2024,-0.0225,51.5849,537000,189000\n")

    metres = read_placed(path, Columns(easting="x", northing="y", day="when"))
    degrees = read_placed(path, Columns(longitude="lon", latitude="lat"))

    assert metres.points.tolist() == [[537000, 189000]]
    assert metres.days.astype(str).tolist() == ["2024-02-01"]
    assert degrees.points[0, 0] == pytest.approx(537103, abs=3)


@pytest.mark.parametrize(
    "day",
    [
        "2024-02-01",
        "01/02/2024",
        "01-02-2024",
        "1 Feb 2024",
        "1 February 2024",
        "2024-02-01T23:10",
        "01/02/2024 23:10",
    ],
)
def test_days_are_read_as_britain_writes_them(written, day):
    found = read_placed(written(f"{HEADER}{day},537000,189000,\n"), Columns(day="date"))

    assert found.days.astype(str).tolist() == ["2024-02-01"]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("2024-02-01,,189000,", "has no place"),
        ("2024-02-01,north,189000,", "has a place that is no number"),
        ("2024-02-01,-0.02,51.58,", "lies outside of Great Britain"),
        ("2024-02-01,0.02,51.58,", "lies outside of Great Britain"),
        ("2024-02-01,0,0,", "lies outside of Great Britain"),
        ("2024-02-01,nan,189000,", "lies outside of Great Britain"),
        (",537000,189000,", "has no day"),
        ("2024-13-01,537000,189000,", "has a day that is none"),
        ("2024-02,537000,189000,", "tells the month alone"),
        ("2024-02-01", "has too few cells"),
    ],
)
def test_a_row_that_cannot_be_used_is_told_with_its_line(written, row, reason):
    path = written(f"{HEADER}2024-02-01,537000,189000,\n\n{row}\n")

    found = read_placed(path, Columns(day="date"))

    assert len(found.points) == len(found.days) == 1
    [left] = found.left_out
    assert left.line == 4
    assert reason in left.reason


def test_degrees_outside_of_britain_are_left_out(written):
    path = written("longitude,latitude\n-0.02,51.58\n51.58,-0.02\n")

    found = read_placed(path, Columns())

    assert "read as longitude and latitude" in found.left_out[0].reason


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "it is empty"),
        (HEADER, "a header and no rows"),
        ("Date,Where\n2024-02-01,there\n", "the header has: Date, Where"),
        ("Id,Easting,Northing\n1,2,3\n", "column date"),
        (f"{HEADER}2024-02,537000,189000,\n", "use files that tell the day"),
        (f"{HEADER}x,537000,189000,\n", "no row can be used; the first has a day"),
        (f'{HEADER}"2024"x,1,2,\n', "cannot be read as CSV"),
        (HEADER.encode() + b"\xff\xfe", "not text in UTF-8"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_with_the_reason(written, text, message):
    with pytest.raises(SourceError, match=f"(?i){message}"):
        read_placed(written(text), Columns(day="date"))


def test_a_file_that_cannot_be_opened_is_named(tmp_path):
    with pytest.raises(FourfoldError, match="could not be read"):
        read_placed(tmp_path, Columns())
