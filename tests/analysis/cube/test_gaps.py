"""Which months are known, and the reason told for each that is not."""

import duckdb
import pytest

from fourfold.analysis.cube.gaps import fill_gaps
from fourfold.analysis.cube.tables import SCHEMA, insert
from tests.analysis.cube.small_country import (
    EASTFOLD,
    FOLD,
    LSOAS,
    NEXT_FORCE,
    TRANSPORT,
    WESTFOLD,
)

JANUARY, FEBRUARY, MARCH, APRIL = (f"2024-0{n}" for n in range(1, 5))
WEST, EAST = (0, 1, 4, 5), (2, 3, 6, 7)


class Country:
    """Tables of a cube filled by hand: what was published, and counted where."""

    def __init__(self, small_areas="lsoa"):
        self.connection = duckdb.connect()
        self.connection.execute(SCHEMA)
        self.parts = 0
        areas = [(WESTFOLD, "Westfold", "authority", 2025, None)]
        areas.append((EASTFOLD, "Eastfold", "authority", 2025, None))
        authorities = [WESTFOLD if n in WEST else EASTFOLD for n in range(8)]
        self._insert(
            "places",
            *((n, *self._small(n, small_areas), authorities[n]) for n in range(8)),
        )
        for n in range(8):
            if small_areas:
                code = next(filter(None, self._small(n, small_areas)))
                areas.append((code, code, small_areas, 2025, authorities[n]))
        self._insert("areas", *areas)

    @staticmethod
    def _small(n, level):
        code = LSOAS[n]
        return {"lsoa": (code, None), "ward": (None, code)}.get(level, (None, None))

    def _insert(self, table, *rows):
        insert(self.connection, table, rows)

    def publish(self, month, rows, *, force=FOLD, places=(*WEST, *EAST), covers=()):
        """A part with so many rows in each of these places."""
        part = self.parts = self.parts + 1
        named = ("path", "file", "sha256", "r0001")
        total = rows * len(places)
        self._insert(
            "parts",
            (
                part,
                force,
                month,
                *named,
                bool(covers),
                list(covers),
                total,
                total,
                0,
                0,
                0,
            ),
        )
        if rows:
            self._insert(
                "event_counts", *((part, "Burglary", place, rows) for place in places)
            )

    def gaps(self, authority=WESTFOLD):
        fill_gaps(self.connection)
        return dict(
            self.connection.execute(
                "SELECT month, reason FROM gaps WHERE authority = ? ORDER BY month",
                [authority],
            ).fetchall()
        )

    def policed_by(self):
        return self.connection.execute(
            "SELECT authority, force FROM policed_by ORDER BY ALL"
        ).fetchall()


@pytest.fixture
def country():
    return Country()


def test_fill_gaps_finds_none_where_every_month_was_published(country):
    for month in (JANUARY, FEBRUARY, MARCH):
        country.publish(month, rows=5)

    assert country.gaps() == {}
    assert country.policed_by() == [(WESTFOLD, FOLD), (EASTFOLD, FOLD)]


def test_fill_gaps_tells_a_month_that_the_force_did_not_publish(country):
    country.publish(JANUARY, rows=5)
    country.publish(MARCH, rows=5)

    assert country.gaps() == {FEBRUARY: f"{FOLD} published nothing for this month"}


def test_fill_gaps_tells_a_month_with_a_file_but_nothing_of_the_authority(country):
    country.publish(JANUARY, rows=5)
    country.publish(FEBRUARY, rows=5, places=EAST)
    country.publish(MARCH, rows=5)

    assert country.gaps() == {
        FEBRUARY: "nothing here was published, where a usual month has 20 rows"
    }


def test_fill_gaps_tells_a_last_month_that_is_cut_short(country):
    for month in (JANUARY, FEBRUARY, MARCH):
        country.publish(month, rows=9)
    country.publish(APRIL, rows=2)

    assert country.gaps() == {
        APRIL: "only 8 rows were published, where a usual month has 36"
    }


def test_fill_gaps_leaves_a_month_at_the_threshold_known(country):
    for month in (JANUARY, FEBRUARY, MARCH):
        country.publish(month, rows=8)
    country.publish(APRIL, rows=2)

    assert country.gaps() == {}


def test_fill_gaps_does_not_know_an_authority_without_any_crime(country):
    country.publish(JANUARY, rows=5, places=EAST)
    country.publish(FEBRUARY, rows=5, places=EAST)

    reason = "no police force published a crime here"
    assert country.gaps() == {JANUARY: reason, FEBRUARY: reason}
    assert country.policed_by() == [(EASTFOLD, FOLD)]


def test_fill_gaps_does_not_take_the_transport_police_for_the_areas_force(country):
    country.publish(JANUARY, rows=1_000, force=TRANSPORT)
    country.publish(JANUARY, rows=5, places=EAST)

    assert country.gaps() == {
        JANUARY: f"only {TRANSPORT} published crimes here (4,000 in all): the files"
        " of the police force of the area are not loaded"
    }
    assert country.policed_by() == [(EASTFOLD, FOLD)]


def test_fill_gaps_does_not_miss_the_transport_police_in_a_month(country):
    country.publish(JANUARY, rows=5)
    country.publish(FEBRUARY, rows=5)
    country.publish(JANUARY, rows=1, force=TRANSPORT)

    assert country.gaps() == {}


def test_fill_gaps_takes_crimes_along_a_border_for_a_neighbours(country):
    for month in (JANUARY, FEBRUARY):
        country.publish(month, rows=5, places=EAST)
        country.publish(month, rows=1, places=WEST[:2])

    reason = (
        "only crimes of a neighbour reach here, in 2 of 4 small areas: the files of"
        " the police force of the area are not loaded, or leave it out"
    )
    assert country.gaps() == {JANUARY: reason, FEBRUARY: reason}
    assert country.policed_by() == [(EASTFOLD, FOLD)]


def test_fill_gaps_looks_at_the_wards_where_no_lsoa_is_loaded():
    country = Country(small_areas="ward")
    country.publish(JANUARY, rows=5, places=EAST)
    country.publish(FEBRUARY, rows=5, places=(*EAST, WEST[0]))

    assert "in 1 of 4 small areas" in country.gaps()[JANUARY]


def test_fill_gaps_cannot_tell_a_neighbours_crimes_without_smaller_areas():
    country = Country(small_areas=None)
    country.publish(JANUARY, rows=5, places=(*EAST, WEST[0]))

    assert country.gaps() == {}


def test_fill_gaps_needs_every_force_of_an_authority_with_two(country):
    country.publish(JANUARY, rows=6)
    country.publish(JANUARY, rows=4, force=NEXT_FORCE)
    country.publish(FEBRUARY, rows=6)
    country.publish(MARCH, rows=4, force=NEXT_FORCE)

    assert country.gaps() == {
        FEBRUARY: f"{NEXT_FORCE} published nothing for this month",
        MARCH: f"{FOLD} published nothing for this month",
    }
    assert (WESTFOLD, NEXT_FORCE) in country.policed_by()


def test_fill_gaps_does_not_need_the_file_of_a_neighbour_with_few_rows(country):
    country.publish(JANUARY, rows=9)
    country.publish(FEBRUARY, rows=9)
    country.publish(JANUARY, rows=1, force=NEXT_FORCE)

    assert country.gaps() == {}


def test_fill_gaps_knows_a_month_that_answers_of_the_api_cover(country):
    country.publish(JANUARY, rows=5)
    country.publish(FEBRUARY, rows=5, places=WEST, covers=[WESTFOLD])

    assert country.gaps(WESTFOLD) == {}


def test_fill_gaps_tells_a_month_with_answers_for_other_areas_only(country):
    country.publish(JANUARY, rows=5)
    country.publish(FEBRUARY, rows=5, places=EAST, covers=[EASTFOLD])

    assert country.gaps(WESTFOLD) == {
        FEBRUARY: f"of {FOLD} there are only answers for other areas"
    }


def test_fill_gaps_believes_answers_that_reach_few_small_areas(country):
    country.publish(JANUARY, rows=5, places=WEST[:1], covers=[WESTFOLD])

    assert country.gaps(WESTFOLD) == {}


def test_fill_gaps_does_not_count_what_answers_hold_of_a_neighbour(country):
    country.publish(JANUARY, rows=5, covers=[WESTFOLD])

    assert country.gaps(EASTFOLD) == {JANUARY: "no police force published a crime here"}


def test_fill_gaps_gives_each_month_one_reason(country):
    country.publish(JANUARY, rows=50)
    country.publish(MARCH, rows=1)
    country.publish(APRIL, rows=1, places=EAST, covers=[EASTFOLD])

    country.gaps()

    (repeated,) = country.connection.execute(
        "SELECT count(*) - count(DISTINCT (authority, month)) FROM gaps"
    ).fetchall()
    assert repeated == (0,)
