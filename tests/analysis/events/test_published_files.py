"""Files as the police published them, held against plain counts of their lines."""

import csv
import json
from collections import Counter
from pathlib import Path

import duckdb
import pytest

from fourfold.analysis.events.loading import LoadOptions, load
from tests.analysis.events.street_files import store_in

ROOT = Path(__file__).parents[3]
DATA = ROOT.parent / "shared" / "data" / "police_uk"
CITY = DATA / "bulk" / "city-of-london"
YORKSHIRE = DATA / "bulk" / "west-yorkshire"
OUTCOMES = DATA / "outcomes"
STOPS = DATA / "stop_and_search"
ANSWERS = DATA / "api" / "waltham-forest-2018-04-to-06"
PREPARED = DATA / "prepared" / "wf_street_all_crime_2016-01_2018-06_full.parquet"

pytestmark = pytest.mark.skipif(
    not DATA.is_dir(), reason="the published files are not there: ../shared/data"
)


def rows_in(folder):
    """Every row of the files of a folder by file, as the csv module reads them."""
    found = {}
    for path in sorted(folder.rglob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            found[path.name] = list(csv.DictReader(file))
    return found


def told_of(parts, kind):
    """Rows by reason, over all parts."""
    totals = Counter()
    for part in parts:
        for fault in getattr(part.report, kind):
            totals[fault.reason] += fault.rows
    return dict(totals)


def repeated_in(rows, *columns):
    keys = Counter(tuple(row[column] for column in columns) for row in rows)
    return sum(times - 1 for key, times in keys.items() if key[0])


@pytest.mark.parametrize(
    ("folder", "rows", "blank", "repeated", "without_id"),
    [(CITY, 12_523, 562, 66, 1_853), (YORKSHIRE, 27_176, 1_347, 0, 7_429)],
    ids=["City of London", "West Yorkshire"],
)
def test_street_files_load_with_a_right_report_of_their_dirt(
    tmp_path, folder, rows, blank, repeated, without_id
):
    files = rows_in(folder)

    release = load(store_in(tmp_path), [folder])

    parts = release.parts
    assert len(parts) == len(files)
    for part in parts:
        there = files[Path(part.file).name]
        assert part.report.read == part.report.kept == len(there)
        assert part.report.repeated == repeated_in(there, "Crime ID")
        nowhere = sum(row["Longitude"] == "" for row in there)
        assert told_of([part], "unplaced") == (
            {"no coordinates": nowhere} if nowhere else {}
        )
    assert sum(part.report.kept for part in parts) == rows
    assert sum(part.report.repeated for part in parts) == repeated
    assert told_of(parts, "unplaced") == {"no coordinates": blank}
    assert told_of(parts, "unknown") == told_of(parts, "refused") == {}
    assert blank_ids(store_in(tmp_path), parts) == without_id


def blank_ids(store, parts):
    paths = [str(store.parts / part.path) for part in parts]
    found = duckdb.execute(
        "SELECT count(*) FROM read_parquet(?) WHERE crime_id IS NULL"
        " AND crime_type = 'Anti-social behaviour'",
        [paths],
    )
    return found.fetchall()[0][0]


def test_outcomes_load_with_a_right_report(tmp_path):
    files = rows_in(OUTCOMES)

    release = load(store_in(tmp_path), [OUTCOMES])

    for part in release.parts:
        there = files[Path(part.file).name]
        assert part.dataset == "police_uk_outcomes"
        assert part.force == "Metropolitan Police Service"
        assert part.report.read == part.report.kept == len(there)
        assert part.report.repeated == repeated_in(there, "Crime ID", "Outcome type")
        assert part.report.unknown == ()
    assert len(release.parts) == len(files) == 3


def test_stops_load_in_the_month_of_their_file(tmp_path):
    files = rows_in(STOPS)

    release = load(store_in(tmp_path), [STOPS])

    for part in release.parts:
        there = files[Path(part.file).name]
        assert part.dataset == "police_uk_stop_and_search"
        assert (part.force, part.file.split("/")[-1][:7]) == (
            "metropolitan",
            part.month,
        )
        assert part.report.read == part.report.kept == len(there)
        nowhere = sum(row["Latitude"] == "" for row in there)
        assert told_of([part], "unplaced") == {"no coordinates": nowhere}
        assert part.report.repeated >= 160 or part.month != "2024-08"
    # Cut by UTC instead, these would be in the month before.
    evenings = [r["Date"] for r in files["2024-07-metropolitan-stop-and-search.csv"]]
    assert min(evenings) < "2024-07-01"


def test_answers_of_the_api_come_to_the_same_counts_as_the_prepared_table(tmp_path):
    answers = [json.loads(path.read_bytes()) for path in ANSWERS.glob("*.json")]
    crimes = {crime["id"] for answer in answers for crime in answer}
    asked = LoadOptions(force="Metropolitan Police Service", covers=("E09000031",))
    store = store_in(tmp_path)

    release = load(store, [ANSWERS], options=asked)

    counted = (
        "SELECT month, crime_type, count(*) FROM read_parquet(?)"
        " WHERE month BETWEEN '2018-04' AND '2018-06' GROUP BY ALL ORDER BY ALL"
    )
    paths = [str(store.parts / part.path) for part in release.parts]
    ours = duckdb.execute(counted, [paths]).fetchall()
    assert ours == duckdb.execute(counted, [str(PREPARED)]).fetchall()
    assert sum(part.report.kept for part in release.parts) == len(crimes) == 7_066
    again = told_of(release.parts, "refused")
    assert again == {"the API gave the same crime for two polygons": 312}
