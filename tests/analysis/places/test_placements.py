"""Sites for the invented borough, against trying every choice."""

from dataclasses import replace
from itertools import combinations

import duckdb
import numpy as np
import pytest

from fourfold.analysis.areas.national_grid import to_national_grid
from fourfold.analysis.assessment.periods import Period, period_ending
from fourfold.analysis.cube.located_events import write_located_events
from fourfold.analysis.errors import FourfoldError
from fourfold.analysis.offences.measures import measure
from fourfold.analysis.places import placements
from fourfold.analysis.places.own_files import LeftOut, PlacedRows
from fourfold.analysis.places.placements import Asked, place

CODE = "E09990001"


@pytest.fixture(scope="module")
def asked(cube):
    period = period_ending(cube.months[-1], 12)
    return Asked(cube.find_area(CODE), measure("robbery"), period, 3)


@pytest.fixture(scope="module")
def found(store, cube, asked):
    return place(store, cube, asked)


@pytest.fixture(scope="module")
def points(store, tmp_path_factory):
    """Month and metres of every robbery of the authority, from the whole file."""
    target = tmp_path_factory.mktemp("rows") / "events.parquet"
    write_located_events(store, target)
    rows = duckdb.execute(
        f"SELECT month, longitude, latitude FROM '{target}'"
        f" WHERE authority = '{CODE}' AND offence = 'robbery'"
    ).fetchall()
    return [(month, *to_national_grid(east, north)) for month, east, north in rows]


def reached(points, period, sites, reach):
    """How many events lie near any site, and how many there are, one by one."""
    there = [(x, y) for month, x, y in points if month in period.months]
    near = sum(
        any(np.hypot(x - site[0], y - site[1]) <= reach for site in sites)
        for x, y in there
    )
    return near, len(there)


def test_what_is_reached_is_counted_one_by_one(found, points, asked):
    sites = [(site.east, site.north) for site in found.sites]

    near, every = reached(points, asked.period, sites, asked.reach)

    assert (found.reached, found.total, found.events) == (near, every, every)
    assert sum(site.gained for site in found.sites) == near
    assert found.sites[-1].so_far == pytest.approx(near / every)


def test_the_year_before_is_counted_with_the_same_sites(found, points, asked):
    sites = [(site.east, site.north) for site in found.sites]

    near, every = reached(points, asked.period.before(), sites, asked.reach)

    assert found.earlier == pytest.approx(near / every)
    assert "A year before, the same sites would have reached" in found.sentence


@pytest.fixture(scope="module")
def few(found):
    """Eight candidates around the sites found."""
    middle = np.array([(site.east, site.north) for site in found.sites])
    spread = np.vstack([middle, middle + 120, middle[:2] - 150])
    names = tuple("abcdefgh")
    return PlacedRows(
        spread, np.array([], "datetime64[D]"), names, (LeftOut(9, "has"),)
    )


def test_of_few_candidates_no_other_choice_reaches_more(
    store, cube, asked, few, points
):
    told = place(store, cube, replace(asked, candidates=few))

    there = [(x, y) for month, x, y in points if month in asked.period.months]
    near = [
        {at for at, (x, y) in enumerate(there) if np.hypot(x - east, y - north) <= 200}
        for east, north in few.points
    ]
    every = [len(set.union(*choice)) for choice in combinations(near, 3)]
    assert told.reached == max(every)
    assert told.is_best
    assert "no other choice of 3 among 8 reaches more" in told.sentence
    assert {site.name for site in told.sites} <= set(few.names)
    assert told.left_out == few.left_out


def test_harm_weighs_what_is_reached(store, cube, asked, found):
    weighed = place(store, cube, replace(asked, weights={"robbery": 7.0}))

    assert weighed.reached == 7 * found.reached
    assert "days of harm" in weighed.sentence


def test_what_is_not_proved_says_what_none_can_exceed(found):
    short = replace(found, is_best=False, bound=found.total / 2)

    assert "time ran out, and no choice of 3" in short.sentence
    assert "reaches more than 50%" in short.sentence


def test_without_a_year_before_nothing_is_said_of_it(store, cube, asked):
    first = Period(cube.months[0], cube.months[5])

    told = place(store, cube, replace(asked, period=first))

    assert told.earlier is None
    assert "year before" not in told.sentence


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"number": 100_000}, "Ask for fewer"),
        ({"weights": {}}, "no weight for"),
        ({"period": Period("1999-01", "1999-06")}, "is known for"),
    ],
)
def test_what_cannot_be_chosen_is_refused_with_the_reason(
    store, cube, asked, change, message
):
    with pytest.raises(FourfoldError, match=message):
        place(store, cube, replace(asked, **change))


def test_a_measure_without_an_event_has_nothing_to_reach(store, cube, asked):
    none = replace(asked.measure, offences=("public-disorder-weapons",))

    with pytest.raises(FourfoldError, match="no event with a point"):
        place(store, cube, replace(asked, measure=none))


def test_the_solver_is_given_the_time_that_was_asked_for(
    store, cube, asked, monkeypatch
):
    given = {}
    real = placements.best_sites

    def noted(*arguments, **how):
        given.update(how)
        return real(*arguments, **how)

    monkeypatch.setattr(placements, "best_sites", noted)

    place(store, cube, replace(asked, seconds=5.0))

    assert given == {"seconds": 5.0}
