"""How far it gathers in few places, and whether these stay the same."""

from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fourfold.analysis.answers.answer import Answer, Words
from fourfold.analysis.answers.given.columns import (
    as_array,
    column,
    given_column,
    is_frame,
    numbers,
)
from fourfold.analysis.answers.given.panel import Panel, panel_in
from fourfold.analysis.answers.shown.pictures import curve, ranked, rows_of
from fourfold.analysis.answers.shown.words import (
    chance_of,
    number,
    percentage,
    plural,
    whole,
)
from fourfold.analysis.charts.chart import Specification
from fourfold.analysis.statistics.concentration import (
    TopShare,
    fewest_holding,
    lorenz_curve,
    share_in_top,
    top_share_by_chance,
)
from fourfold.analysis.statistics.pattern_similarity import (
    Similarity,
    differing_areas,
    pattern_similarity,
    similarity_by_chance,
)
from fourfold.analysis.statistics.repeat_places import RepeatPlaces
from fourfold.analysis.statistics.repeat_places import (
    repeat_places as repeat_places_of,
)

Floats = NDArray[np.float64]
SHOWN = 20
SHARES = ("Share of places, the busiest first", "Share of events")
NUMBER = {1: "more", -1: "fewer", 0: ""}


def concentration(
    data: object,
    *,
    count: str = "count",
    share: float = 0.05,
    people: object = 1.0,
    seed: int = 0,
) -> Answer[TopShare]:
    """How far events gather in the busiest places.

    Parameters
    ----------
    data : counts, one a place; a frame with a column `count`; or a `panel`
    share : of the places, 5% unless said otherwise
    people : column or array of what an event is as likely to fall on; 1 is each place
        alike
    seed : of what chance is drawn by

    Returns
    -------
    Answer of TopShare; columns of the curve: places, events

    Raises ValueError if a count is negative or not whole, or there is no event.
    """
    counts = _counts_of(data, count)
    events = int(np.nansum(counts))
    if not events:
        raise ValueError("data has no event: there is nothing that could gather")
    found, lines = share_in_top(counts, share=share), lorenz_curve(counts)
    weights = numbers(given_column(data, people, argument="people"), argument="people")
    everywhere = np.broadcast_to(weights, counts.shape)
    by_chance = top_share_by_chance(
        events,
        everywhere[~np.isnan(counts)],
        share=share,
        rng=np.random.default_rng(seed),
    )
    half = plural(fewest_holding(counts), "place", "places")
    return Answer(
        question="concentration",
        found=found,
        columns={"places": lines.places, "events": lines.events},
        words=Words(
            f"{percentage(found.share, digits=0)} of events fall in the busiest"
            f" {percentage(share, digits=0)} of places ({whole(found.events)} of"
            f" {whole(events)} in {found.places:,}): chance alone would put"
            f" {percentage(by_chance, digits=0)} there. Half of all is in {half}.",
            "The busiest places were chosen for it, and partly by chance, so others"
            " may be the busiest next.",
            "concentration",
        ),
        picture=partial(curve, lines.places, lines.events, titles=SHARES),
    )


def repeat_places(data: object, *, fewest: int = 2) -> Answer[RepeatPlaces]:
    """Places to which crime comes back, and what to expect of them.

    data : a `panel`, or array of places and periods
    fewest : events that a place must have to be listed

    Returns
    -------
    Answer of RepeatPlaces
        Columns: place, events, share, so_far, periods, expected (a period).

    Raises ValueError if data is no panel, or fewest is below 1.
    """
    given = panel_in(data)
    found = repeat_places_of(given.counts, fewest=fewest)
    names = given.areas[found.place].astype(str)
    finding = f"No place has {fewest} events or more."
    if names.size:
        finding = (
            f"{plural(names.size, 'place has', 'places have')} {fewest} events or more:"
            f" {percentage(float(found.so_far[-1]), digits=0)} of all. {names[0]} has"
            f" most, {whole(found.events[0])}; less chance, that is"
            f" {number(float(found.expected[0]))} to expect in a period."
        )
    rows = rows_of(names[:SHOWN], found.events[:SHOWN])
    return Answer(
        question="repeat_places",
        found=found,
        columns={
            "place": names,
            **{
                each: getattr(found, each)
                for each in ("events", "share", "so_far", "periods", "expected")
            },
        },
        words=Words(
            finding,
            "A place is on top partly by chance, and falls back.",
            "repeat-places",
        ),
        picture=partial(ranked, rows, title="Events"),
    )


def similar_patterns(
    first: object,
    second: object,
    *,
    draws: int = 199,
    seed: int = 0,
    areas: object = None,
) -> Answer[Similarity]:
    """Whether two periods, or two kinds of crime, have the same pattern of places.

    first, second : counts of the same areas, in one order
    areas : names of these, for the frame
    draws, seed : how often both are dealt out anew, and what deals them

    Returns
    -------
    Answer of Similarity; columns: area, first, second, direction ("more", "fewer" in
        the second, or nothing where no more than chance)

    Raises ValueError if there are not as many, or either has no event.
    """
    one = numbers(np.asarray(first), argument="first")
    other = numbers(np.asarray(second), argument="second")
    found = pattern_similarity(one, other)
    rng = np.random.default_rng(seed)
    chance = similarity_by_chance(one, other, rng=rng, draws=draws)
    differ = differing_areas(one, other)
    which = np.arange(one.size) if areas is None else np.asarray(areas)
    if which.size != one.size:
        raise ValueError(f"areas has {which.size} names for {one.size} counts")
    finding = (
        f"{percentage(found.robust_s, digits=0)} of areas with events are alike in"
        f" both: one pattern dealt out twice would give"
        f" {percentage(chance.expected, digits=0)}; {chance_of(chance.p_value)}."
        f" {_differing(int(np.count_nonzero(differ)))} beyond chance."
    )
    columns: dict[str, NDArray[Any]] = {
        "area": which.astype(str),
        "first": one,
        "second": other,
        "direction": np.array([NUMBER[int(each)] for each in differ], dtype=object),
    }
    return Answer(
        question="similar_patterns",
        found=found,
        columns=columns,
        words=Words(
            finding,
            "It compares shares: one pattern may come with another number.",
            "similar-patterns",
        ),
        picture=partial(_differences, columns),
    )


def _differing(number_of: int) -> str:
    return (
        plural(number_of, "area differs", "areas differ")
        if number_of
        else "No area differs"
    )


def _differences(columns: dict[str, NDArray[Any]]) -> Specification:
    """Share of the second less that of the first, of the areas where most differs."""
    one, other = columns["first"], columns["second"]
    gap = 100 * (other / np.nansum(other) - one / np.nansum(one))
    order = np.argsort(-np.abs(np.nan_to_num(gap)), kind="stable")[:SHOWN]
    return ranked(
        rows_of(columns["area"][order], gap[order]),
        title="Percentage points more in the second",
    )


def _counts_of(data: object, count: str) -> Floats:
    if isinstance(data, Panel):
        whole_of: Floats = data.counts.sum(axis=1)
        return whole_of
    given = column(data, count, argument="count") if is_frame(data) else as_array(data)
    counts = numbers(given, argument="data")
    if counts.ndim != 1 or not counts.size:
        raise ValueError("data must be a list of counts, one a place, and not empty")
    return counts
