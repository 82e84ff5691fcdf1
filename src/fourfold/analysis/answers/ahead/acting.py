"""What to do where: minutes of patrols, and sites of cameras or kits."""

from functools import partial

import numpy as np

from fourfold.analysis.answers.answer import Answer, Words
from fourfold.analysis.answers.given.columns import (
    given_column,
    labels_in,
    numbers,
)
from fourfold.analysis.answers.given.points import points_in, weights_in
from fourfold.analysis.answers.shown.pictures import ranked, rows_of
from fourfold.analysis.answers.shown.words import number as told
from fourfold.analysis.answers.shown.words import percentage, plural
from fourfold.analysis.offences.patrols import PatrolRule, patrol_rule
from fourfold.analysis.statistics.patrol_minutes import Visits, visits_to
from fourfold.analysis.statistics.placement import (
    Placement,
    best_sites,
    within_reach,
)

SHOWN = 25
REACH = "Within reach is not prevented, and reach is as the crow flies."


def patrols(
    weights: object,
    minutes: float,
    *,
    data: object = None,
    names: object = None,
    travel: float = 0.0,
    most: int | None = None,
) -> Answer[Visits]:
    """How to share out the minutes of patrols among places.

    Parameters
    ----------
    weights : column or array: crimes or harm a day to be expected in each place
    minutes : of all patrols together, in a day
    data : frame, for names of columns
    names : of places: column or array
    travel : minutes on the way to each visit
    most : visits of one place in a day

    Returns
    -------
    Answer of Visits; columns: place, weight, visits, minutes; most visits first

    Raises ValueError if a weight is negative, there is no place, or no minutes.

    Notes
    -----
    How long a visit lasts, and what it takes away, is in `definitions/patrols.toml`.
    """
    given = numbers(given_column(data, weights, argument="weights"), argument="weights")
    which = labels_in(data, names, number=given.size)
    rule = patrol_rule()
    found = visits_to(
        given, minutes, visit=rule.minutes, left=rule.left, travel=travel, most=most
    )
    order = np.lexsort((-given, -found.visits))
    top = order[:SHOWN]
    rows = rows_of(which[top], found.visits[top].astype(np.float64))
    return Answer(
        question="patrols",
        found=found,
        columns={
            "place": which[order],
            "weight": given[order],
            "visits": found.visits[order],
            "minutes": found.visits[order] * rule.minutes,
        },
        words=Words(
            _visits_told(found, rule, minutes),
            "What a visit takes away is an assumption, and patrols can do harm where"
            " trust is low: ask those who live there.",
            "patrol-minutes",
        ),
        picture=partial(ranked, rows, title="Visits a day"),
    )


def placement(
    data: object,
    number: int,
    *,
    distance: float,
    sites: object = None,
    east: str = "east",
    north: str = "north",
    weights: object = 1.0,
    kept: object = (),
    seconds: float = 60.0,
) -> Answer[Placement]:
    """Where to put so many cameras or kits that they reach the most.

    Parameters
    ----------
    data : frame of places, or array of two columns, metres east and north
    number : of sites, those that are kept among them
    distance : metres that a site reaches, as the crow flies
    sites : frame or array of where one may stand; None takes the places themselves
    weights : column or array of what is in each place: crimes, or days of harm
    kept : positions of sites in use already
    seconds : how long to look for the best

    Returns
    -------
    Answer of Placement; columns: site (position), east, north, gained, share

    Raises ValueError if points are none, or there are fewer sites than are to be used.
    """
    places = points_in(data, east, north)
    stands = places if sites is None else points_in(sites, east, north)
    each = weights_in(data, weights, len(places))
    found = best_sites(
        within_reach(stands, places, distance),
        each,
        number,
        kept=np.asarray(kept, dtype=np.intp),
        seconds=seconds,
    )
    total, chosen = float(each.sum()), np.asarray(found.chosen)
    return Answer(
        question="placement",
        found=found,
        columns={
            "site": chosen,
            "east": stands[chosen, 0],
            "north": stands[chosen, 1],
            "gained": found.gained,
            "share": found.gained / (total or np.nan),
        },
        words=Words(_reach_told(found, total), REACH, "placement"),
        picture=partial(
            ranked, rows_of(chosen, found.gained), title="Added to those before"
        ),
    )


def _visits_told(found: Visits, rule: PatrolRule, minutes: float) -> str:
    visited = int(np.count_nonzero(found.visits))
    return (
        f"{told(float(found.visits.sum()))} visits of {rule.minutes} minutes to"
        f" {plural(visited, 'place', 'places')} of {found.visits.size:,} use"
        f" {told(found.minutes)} of {told(minutes)} minutes, and take away"
        f" {percentage(found.reached, digits=0)} if each takes away"
        f" {percentage(1 - rule.left, digits=0)} of what is left."
    )


def _reach_told(found: Placement, total: float) -> str:
    sure = "no other choice reaches more"
    if not found.is_best:
        sure = f"at best another reaches {told(found.bound)}"
    share = percentage(found.reached / total, digits=0) if total else "nothing"
    return (
        f"{plural(len(found.chosen), 'site reaches', 'sites reach')}"
        f" {told(found.reached)} of {told(total)} ({share}): {sure}."
    )
