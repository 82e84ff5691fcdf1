"""The worked example of docs/methods/counting.md, worked again."""

import re
from collections import Counter
from itertools import chain
from pathlib import Path

import pytest

from fourfold.analysis.cube import gaps
from fourfold.analysis.cube.build import build
from fourfold.analysis.cube.reader import open_cube
from fourfold.analysis.definitions import settings
from fourfold.analysis.events.loading import load
from tests.analysis.cube.small_country import (
    SOUTH,
    STEP,
    WEST,
    WESTFOLD,
    Row,
    store_of,
    write_street,
)

PAGE = Path(__file__).parents[3] / "docs" / "methods" / "counting.md"
TEXT = PAGE.read_text(encoding="utf-8")


def table(header):
    """Cells of the tables whose header begins so, table by table."""
    blocks = [block.splitlines() for block in TEXT.split("\n\n")]
    return [
        [[cell.strip() for cell in line.split("|")[1:-1]] for line in block[2:]]
        for block in blocks
        if block[0].startswith(header)
    ]


def row(cells):
    _, crime_id, longitude, latitude, crime_type, _ = cells
    return Row(
        x=(float(longitude) - WEST) / STEP if longitude else None,
        y=(float(latitude) - SOUTH) / STEP if latitude else None,
        crime_type=crime_type,
        # On the page only the first characters stand.
        crime_id=crime_id and crime_id.ljust(64, "0"),
    )


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    folder = tmp_path_factory.mktemp("page")
    january, february = table("| line | Crime ID")
    store = store_of(folder)
    for month, rows in (("2024-01", january), ("2024-02", february)):
        load(store, [write_street(folder / month, month, map(row, rows))])
    build(store)
    return store


def test_counting_page_tells_the_counts(store):
    (wanted,) = table("| Area | Month")

    with open_cube(store) as cube:
        counts = cube.counts(cube.areas("ward"))

    assert int(counts.values.sum()) == sum(int(cells[3]) for cells in wanted)
    for area, month, offence, number in wanted:
        found = counts.of_months([month]).of_offences([offence])
        assert found.values[counts.areas.index(area), 0, 0] == int(number)


def test_counting_page_tells_the_account(store):
    with open_cube(store) as cube:
        (force,) = cube.forces(cube.area(WESTFOLD))
        counted = int(cube.counts(cube.areas("authority")).values.sum())

    account = (
        f"{force.rows_read} rows read = {force.rows_refused} refused + {counted}"
        f" counted for an offence + {sum(rows for _, rows in force.unknown)} of an"
        f" unknown type + {force.rows_unplaced} unplaced + {force.rows_elsewhere}"
        f" elsewhere + {force.rows_superseded} superseded."
    )
    assert account in " ".join(TEXT.split())


def test_counting_page_tells_what_becomes_of_each_row():
    january, february = table("| line | Crime ID")

    fates = Counter(
        re.match(
            "counts in|superseded|of an unknown|unplaced|elsewhere|on the", cells[5]
        )[0]
        for cells in chain(january, february)
    )

    assert fates["counts in"] + fates["on the"] == 4
    assert fates.total() == 8


def test_counting_page_tells_the_thresholds():
    rules = settings("quality.toml")

    assert f"fewer than {rules['policing']['least_reach']:.0%} of its LSOAs" in TEXT
    assert f"at least {rules['policing']['least_share']:.0%} of the rows" in TEXT
    assert f"rows below {rules['gap']['share_of_median']:.0%} of" in TEXT
    (transport,) = rules["policing"]["not_of_an_area"]
    assert f"only the {transport} did" in TEXT


def test_counting_page_tells_the_reasons_in_order():
    (reasons,) = table("| what is found")
    sql = " ".join(
        "".join(sql for sql, _ in gaps.STEPS).replace("'\n  || '", "").split()
    )

    words = [reason.replace("of … ", "").strip("… ") for _, reason in reasons]
    parts = [part.strip() for text in words for part in text.split("…")]

    assert [part for part in parts if part not in sql] == []


def test_counting_page_works_the_example_of_a_month_cut_short():
    share = settings("quality.toml")["gap"]["share_of_median"]

    assert f"a quarter of that is {36 * share:.0f}, and 8 is below" in TEXT
    assert share == 0.25
