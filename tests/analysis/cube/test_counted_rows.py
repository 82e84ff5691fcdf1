"""Every row behind a count can be found again in the publisher's file."""

import csv
import json

import pytest

from fourfold.analysis.cube.build import build
from fourfold.analysis.cube.counted_rows import CountedRow, counted_rows
from fourfold.analysis.cube.reader import open_cube
from fourfold.analysis.errors import StoreError
from fourfold.analysis.events.loading import LoadOptions, load
from fourfold.analysis.offences.crime_types import id_of
from tests.analysis.cube.small_country import (
    ASH,
    FOLD,
    LSOAS,
    WESTFOLD,
    Row,
    built,
    everywhere,
    store_of,
    write_street,
)


@pytest.mark.parametrize("code", [WESTFOLD, ASH, LSOAS[0], LSOAS[6]])
@pytest.mark.parametrize("offence", ["burglary", "violent-crime", "drugs"])
def test_counted_rows_are_as_many_as_the_count(country, cube, code, offence):
    area = cube.area(code)
    count = cube.counts([area]).of_offences([offence]).values.sum()

    rows = list(
        counted_rows(country, cube, area, months=cube.months, offences=[offence])
    )

    assert len(rows) == count
    assert all(id_of(row.crime_type) == offence for row in rows)


def test_counted_rows_stand_on_the_lines_they_name(tmp_path):
    rows = [Row(2.5, 0.5), *everywhere(2), Row(0.2, 0.3, "Drugs", location='"A", B')]
    file = write_street(tmp_path, "2024-01", rows)
    store = built(tmp_path, file)

    with open_cube(store) as cube:
        found = list(
            counted_rows(
                store,
                cube,
                cube.area(LSOAS[0]),
                months=cube.months,
                offences=["burglary", "drugs"],
            )
        )

    with file.open(newline="", encoding="utf-8") as stream:
        published = list(csv.reader(stream))
    assert len(found) == 3
    for row in found:
        cells = published[row.line - 1]
        assert cells[1] == row.month == "2024-01"
        assert (float(cells[4]), float(cells[5])) == (row.longitude, row.latitude)
        assert (cells[6], cells[9]) == (row.location, row.crime_type)


def test_counted_rows_stop_at_the_limit(country, cube):
    area = cube.area(ASH)

    rows = counted_rows(
        country, cube, area, months=cube.months, offences=["burglary"], limit=2
    )

    assert [row.line for row in rows] == [2, 3]


def test_counted_rows_are_of_the_months_asked_for(country, cube):
    rows = counted_rows(
        country, cube, cube.area(ASH), months=["2024-02"], offences=["burglary"]
    )

    assert {row.month for row in rows} == {"2024-02"}


def test_counted_rows_leave_out_what_a_newer_release_holds(tmp_path):
    store = store_of(tmp_path)
    first = [*everywhere(), Row(crime_id="ab" * 32), Row(crime_id="cd" * 32)]
    second = [*everywhere(), Row(crime_id="ab" * 32)]
    load(store, [write_street(tmp_path / "1", "2024-01", first)])
    load(store, [write_street(tmp_path / "2", "2024-02", second)])
    build(store)

    with open_cube(store) as cube:
        area = cube.area(LSOAS[0])
        rows = list(
            counted_rows(store, cube, area, months=cube.months, offences=["burglary"])
        )
        count = cube.counts([area]).values.sum()

    assert [(row.month, row.line) for row in rows] == [
        ("2024-01", 2),
        ("2024-01", 11),
        ("2024-02", 2),
        ("2024-02", 10),
    ]
    assert len(rows) == count


def test_counted_rows_name_a_part_that_is_gone(tmp_path):
    store = built(tmp_path, write_street(tmp_path, "2024-01", everywhere()))
    (part,) = store.parts.glob("police_uk_street/*/*/*.parquet")
    part.unlink()

    with open_cube(store) as cube, pytest.raises(StoreError, match="is not there"):
        list(
            counted_rows(
                store,
                cube,
                cube.area(WESTFOLD),
                months=cube.months,
                offences=["burglary"],
            )
        )


def test_counted_rows_of_answers_are_of_the_areas_they_cover(tmp_path):
    crime = {
        "category": "burglary",
        "location": {
            "latitude": "51.505000",
            "longitude": "-0.035000",
            "street": {"id": 1, "name": "On or near Fold Lane"},
        },
        "persistent_id": "",
        "month": "2024-01",
        "id": 1,
    }
    east = {**crime, "id": 2, "location": {**crime["location"], "longitude": "-0.005"}}
    store = store_of(
        tmp_path,
        _answer(tmp_path, [crime, east]),
        options=LoadOptions(force=FOLD, covers=(WESTFOLD,)),
    )
    build(store)

    with open_cube(store) as cube:
        found = {
            code: [
                row.line
                for row in counted_rows(
                    store,
                    cube,
                    cube.area(code),
                    months=cube.months,
                    offences=["burglary"],
                )
            ]
            for code in (LSOAS[0], LSOAS[3])
        }
        counts = cube.counts([cube.area(code) for code in found])

    assert [len(rows) for rows in found.values()] == [1, 0]
    assert counts.values.sum(axis=(1, 2)).tolist() == [1, 0]
    assert counts.known.tolist() == [[True], [False]]


def _answer(folder, crimes):
    path = folder / "answer.json"
    path.write_text(json.dumps(crimes), encoding="utf-8")
    return path


def test_a_counted_row_names_its_columns():
    assert CountedRow._fields[:3] == ("release", "file", "line")
