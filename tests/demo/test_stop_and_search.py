from collections import Counter

import pytest

from tests.demo.plain_recount import SEARCHES, files_in, rows_of


@pytest.fixture(scope="module")
def searches(invented):
    return {
        name[:7]: rows_of(content)
        for name, content in files_in(invented.later_archive).items()
        if name.endswith("stop-and-search.csv")
    }


def test_every_month_has_a_file_with_the_publishers_header(searches):
    assert len(searches) == 36
    assert all(header == SEARCHES for header, _ in searches.values())


def test_latitude_comes_before_longitude(searches):
    points = [(r[4], r[5]) for _, rows in searches.values() for r in rows if r[4]]

    assert all(53 < float(latitude) < 55 for latitude, _ in points)
    assert all(1 < float(longitude) < 2.1 for _, longitude in points)


def test_some_rows_have_no_coordinates(searches):
    blank = [(r[4], r[5]) for _, rows in searches.values() for r in rows if not r[4]]

    assert len(blank) > 100
    assert set(blank) == {("", "")}


def test_about_a_tenth_of_the_rows_is_there_twice(searches):
    for _, rows in searches.values():
        counts = Counter(tuple(row) for row in rows)

        again = sum(count - 1 for count in counts.values())

        assert 0.05 < again / len(counts) < 0.15


@pytest.mark.parametrize(
    ("month", "first_hour"),
    [
        ("2025-01", "2025-01-01T00:"),
        ("2025-03", "2025-03-01T00:"),
        ("2025-04", "2025-03-31T23:"),
        ("2025-10", "2025-09-30T23:"),
        ("2025-11", "2025-11-01T00:"),
    ],
)
def test_a_month_begins_at_midnight_on_local_clocks(searches, month, first_hour):
    times = [row[1] for row in searches[month][1]]

    assert times[0].startswith(first_hour)
    assert times == sorted(times)
    assert times[-1] < f"{month}-32"
    assert times[-1].endswith(":00+00:00")


def test_law_and_object_of_a_search_go_together(searches):
    pairs = {(r[10], r[11]) for _, rows in searches.values() for r in rows}

    drugs = {law for law, what in pairs if what == "Controlled drugs"}

    assert drugs == {"Misuse of Drugs Act 1971 (section 23)"}
    assert all(law and what for law, what in pairs)
