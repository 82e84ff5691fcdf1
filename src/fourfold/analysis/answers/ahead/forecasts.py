"""Where it is to be expected next, and how good such maps were. Never of persons."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fourfold.analysis.answers.answer import Answer, Words
from fourfold.analysis.answers.given.panel import panel_in
from fourfold.analysis.answers.shown.pictures import ranked, rows_of, rows_with_limits
from fourfold.analysis.answers.shown.words import number, percentage, plural
from fourfold.analysis.statistics.forecast_trials import (
    Gain,
    Trial,
    forecast_trials,
    gain_over,
)
from fourfold.analysis.statistics.place_forecasts import (
    as_expected,
    fading,
    long_run,
    seasonal,
)

Floats = NDArray[np.float64]
Forecast = Callable[[Floats], Floats]

# The map that any other has to beat.
NAIVE = "long run"
YEAR = 12
SHOWN = 20
CAVEAT = (
    "It is about places and what was recorded there: where more is looked for, more is"
    " found. It says nothing about persons."
)


def forecasts(places: object = None) -> dict[str, Forecast]:
    """The simple forecasts, by name: functions of counts so far.

    places : middles of places, metres east and north, for "fading", which lets what
        was near and lately count more; None leaves it out
    """
    made: dict[str, Forecast] = {
        NAIVE: _safe(long_run),
        "last year": _safe(partial(long_run, months=YEAR)),
        "seasonal": _safe(_seasonal),
    }
    if places is not None:
        made["fading"] = _safe(
            partial(fading, places=np.asarray(places), half_life=6.0, bandwidth=200.0)
        )
    return made


def forecast(
    data: object, *, by: str | Forecast = NAIVE, places: object = None
) -> Answer[Floats]:
    """How many are to be expected in each place, in the month after the last.

    data : a `panel`, or array of places and months
    by : long run, last year, seasonal or fading; or a function of counts so far
    places : middles of places, which "fading" needs

    Returns
    -------
    Answer of expected counts, in order of the panel's areas
        Columns: area, expected; most first.

    Raises ValueError if there is no such forecast, or too little is known for it.
    """
    given = panel_in(data)
    expected = _chosen(by, places)(given.counts)
    order = np.argsort(-expected, kind="stable")
    top = order[: max(1, round(0.05 * order.size))]
    share = float(expected[top].sum() / expected.sum()) if expected.sum() else 0.0
    finding = (
        f"{number(float(expected.sum()))} are to be expected in all, and"
        f" {percentage(share, digits=0)} of them in"
        f" {plural(top.size, 'place', 'places')} of {order.size:,}."
    )
    rows = rows_of(given.areas[order[:SHOWN]], expected[order[:SHOWN]])
    return Answer(
        question="forecast",
        found=expected,
        columns={
            "area": given.areas[order].astype(str).astype(object),
            "expected": expected[order],
        },
        words=Words(
            finding, f"{CAVEAT} Judge it by forecast_scores.", "place-forecasts"
        ),
        picture=partial(ranked, rows, title="Expected in the next month"),
    )


def forecast_scores(
    data: object,
    *,
    first: str | int,
    share: float = 0.05,
    by: Mapping[str, Forecast] | None = None,
    areas: object = 1.0,
) -> Answer[dict[str, Trial]]:
    """How good forecasts were in months that they had not seen.

    Parameters
    ----------
    data : a `panel`, or array of places and months
    first : the first month to forecast; of an array its number, from 1
    share : of the ground that can be patrolled
    by : forecasts by name, functions of counts so far; "long run" is always among them
    areas : size of each place, in one unit

    Returns
    -------
    Answer of Trials by name
        Columns: forecast, hit_rate, accuracy (PAI), efficiency (PEI), recapture (RRI),
        log_score, brier, gain, gain_lower, gain_upper (of the hit rate).

    Raises ValueError if data is no panel, or there is no month to forecast.
    """
    given = panel_in(data)
    after = int(given.since(first).argmax())
    asked = {NAIVE: forecasts()[NAIVE], **(by or forecasts())}
    found = forecast_trials(
        asked, given.counts, first=after, share=share, areas=np.asarray(areas)
    )
    gains = {n: gain_over(t.hit_rate, found[NAIVE].hit_rate) for n, t in found.items()}
    months = found[NAIVE].hit_rate.size
    return Answer(
        question="forecast_scores",
        found=found,
        columns=_scores(found, gains),
        words=Words(
            _told(found, gains, share=share, months=months), CAVEAT, "forecast-scores"
        ),
        picture=partial(
            rows_with_limits,
            [
                {
                    "name": name,
                    "value": 100 * gain.mean,
                    "lower": 100 * gain.lower,
                    "upper": 100 * gain.upper,
                }
                for name, gain in gains.items()
            ],
            title="Percentage points caught more than by the long run",
            usual=0.0,
        ),
    )


def _safe(made: Callable[[Floats], Floats]) -> Forecast:
    """With a little in each place: one without a crime so far is not safe for ever."""

    def expected(counts: Floats) -> Floats:
        score = made(counts)
        return as_expected(score, max(float(np.nansum(score)), 1e-9))

    return expected


def _seasonal(counts: Floats) -> Floats:
    """With less than two years there is no season to be seen."""
    return seasonal(counts) if counts.shape[1] >= 2 * YEAR else long_run(counts)


def _chosen(by: str | Forecast, places: object) -> Forecast:
    if not isinstance(by, str):
        return by
    known = forecasts(places)
    if by == "fading" and places is None:
        raise ValueError("fading needs places: middles of them in metres")
    if by not in known:
        raise ValueError(f"by must be one of {', '.join(known)}, not {by}")
    return known[by]


def _scores(
    found: Mapping[str, Trial], gains: Mapping[str, Gain]
) -> dict[str, NDArray[Any]]:
    means = ("hit_rate", "accuracy", "efficiency", "recapture", "log_score", "brier")
    columns: dict[str, NDArray[Any]] = {"forecast": np.array(list(found), dtype=object)}
    for name in means:
        columns[name] = np.array([np.nanmean(getattr(t, name)) for t in found.values()])
    for name, part in (
        ("gain", "mean"),
        ("gain_lower", "lower"),
        ("gain_upper", "upper"),
    ):
        columns[name] = np.array([getattr(gains[each], part) for each in found])
    return columns


def _told(
    found: Mapping[str, Trial],
    gains: Mapping[str, Gain],
    *,
    share: float,
    months: int,
) -> str:
    best = max(found, key=lambda name: float(np.nanmean(found[name].hit_rate)))
    caught = percentage(float(np.nanmean(found[best].hit_rate)), digits=1)
    said = (
        f"{best.capitalize()} caught most: {caught} of crimes in"
        f" {percentage(share, digits=0)} of the ground, over"
        f" {plural(months, 'month', 'months')} that it had not seen."
    )
    if best == NAIVE:
        return f"{said} No other beat that simplest map."
    gain = gains[best]
    low, mean, high = (f"{100 * x:.1f}" for x in (gain.lower, gain.mean, gain.upper))
    sure = "beyond chance" if gain.lower > 0 else "which may be chance"
    return (
        f"{said} That is {mean} percentage points more than the long run (95% interval"
        f" {low} to {high}), {sure}."
    )
