"""Which forecast of places to take: the one that did best in months it had not seen."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from fourfold.analysis.places.ground import Floats
from fourfold.analysis.statistics.forecast_scores import Calibration, calibration
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

NAIVE = "the last 12 months"
IN_SEASON = "all months, in season"
CHOSEN_EACH_TIME = "as chosen each month"
YEAR, LONGER = 12, 36
# Months that must have been tried before anything is chosen over the simplest map.
FEWEST_TRIED = 6
# The first month that can be forecast has a year before it.
FIRST_TRIED = YEAR
# Events in all the months seen, where none was recorded for a year.
LEAST = 0.5
# Half-life in months and bandwidth in metres: of those tried on 171 months of burglary
# the ones that did best, and a faster one. docs/methods/place-forecasts.md
FADING = ((24, 150.0), (12, 150.0))

Forecast = Callable[[Floats], Floats]


@dataclass(frozen=True, slots=True)
class Tried:
    """How a forecast did, as means over the months tried.

    hit_rate, accuracy, efficiency, recapture : at the ground asked for
    log_score, brier : None of harm, of which days are weighed and none can be chances
    gain : in what the choice goes by, over the simplest map
    """

    name: str
    hit_rate: float
    accuracy: float
    efficiency: float
    recapture: float | None
    log_score: float | None
    brier: float | None
    gain: Gain


@dataclass(frozen=True, slots=True)
class LastTime:
    """The last month that is known, as it would have been forecast then.

    month : its place among the columns
    name : what was chosen by the months before it
    hit_rate, naive : of it, and of the simplest map
    """

    month: int
    name: str
    hit_rate: float
    naive: float
    accuracy: float
    efficiency: float


@dataclass(frozen=True, slots=True)
class Judged:
    """What was tried and what is chosen; months : columns that were forecast."""

    chosen: str
    tried: tuple[Tried, ...]
    months: tuple[int, ...]
    last: LastTime
    calibration: Calibration | None


@dataclass(frozen=True, slots=True)
class Ground:
    """What forecasts are of, and judged by.

    counts : float64, shape (places, months), whole; NaN in a month that is not known
    middles : float64, shape (places, 2), metres
    share : of the ground that can be patrolled
    horizon : months from the last that is seen to the one that is forecast
    is_harm : whether counts are days of harm
    """

    counts: Floats
    middles: Floats
    share: float
    horizon: int
    is_harm: bool


def forecasts_for(ground: Ground) -> dict[str, Forecast]:
    """Every forecast by name; each sees nothing of the last months of the horizon."""
    unseen = ground.horizon - 1
    scores: dict[str, Forecast] = {NAIVE: partial(long_run, months=YEAR + unseen)}
    if ground.counts.shape[1] > LONGER:
        scores[f"the last {LONGER} months"] = partial(long_run, months=LONGER + unseen)
    scores |= {"all months": long_run, IN_SEASON: _in_season}
    for half_life, bandwidth in FADING:
        name = f"fading by half in {half_life} months, {bandwidth:.0f} m"
        scores[name] = partial(
            fading, places=ground.middles, half_life=half_life, bandwidth=bandwidth
        )
    return {
        name: partial(_expected, score, unseen=unseen) for name, score in scores.items()
    }


def next_month(ground: Ground, name: str) -> Floats:
    """What is expected in each place, `horizon` months after the last column."""
    unseen = np.full((len(ground.counts), ground.horizon - 1), np.nan)
    return forecasts_for(ground)[name](np.hstack([ground.counts, unseen]))


def judged(ground: Ground, *, trials: int) -> Judged:
    """Try each forecast on the latest months, each from the months before it alone.

    Raises ValueError where there is no month to try, as `forecast_trials` does.
    """
    first = max(ground.counts.shape[1] - trials, FIRST_TRIED)
    forecasts = forecasts_for(ground)
    found = forecast_trials(forecasts, ground.counts, first=first, share=ground.share)
    months = _tried(ground.counts, first)
    choices = [_chosen(found, at, is_harm=ground.is_harm) for at in range(len(months))]
    as_chosen = _put_together(found, choices)
    best = _chosen(found, len(months), is_harm=ground.is_harm)
    every = {**found, CHOSEN_EACH_TIME: as_chosen}
    return Judged(
        chosen=best,
        tried=tuple(
            _means(name, trial, found[NAIVE], is_harm=ground.is_harm)
            for name, trial in every.items()
        ),
        months=months,
        last=_last_time((months[-1], choices[-1]), as_chosen, found[NAIVE]),
        calibration=_calibrated(forecasts[best], months, ground),
    )


def _tried(counts: Floats, first: int) -> tuple[int, ...]:
    """The months that `forecast_trials` forecasts: known ones with anything in them."""
    totals = counts[:, first:].sum(axis=0)
    return tuple(first + int(month) for month in np.flatnonzero(totals > 0))


def _chosen(trials: Mapping[str, Trial], upto: int, *, is_harm: bool) -> str:
    """The best by the first so many months; the simplest unless it is surely beaten."""
    if upto < FEWEST_TRIED:
        return NAIVE
    scores = {name: _score(trial, is_harm)[:upto] for name, trial in trials.items()}
    surely = {
        name: score.mean()
        for name, score in scores.items()
        if name != NAIVE and gain_over(score, scores[NAIVE]).lower > 0
    }
    return max(surely, key=lambda name: surely[name], default=NAIVE)


def _score(trial: Trial, is_harm: bool) -> Floats:
    """What the choice goes by: the log score cannot be flattered, but takes counts."""
    return trial.hit_rate if is_harm else trial.log_score


def _put_together(trials: Mapping[str, Trial], choices: Sequence[str]) -> Trial:
    """Each month as the forecast did that was chosen for it."""
    fields = Trial.__dataclass_fields__
    return Trial(
        *(
            np.array(
                [getattr(trials[name], field)[at] for at, name in enumerate(choices)]
            )
            for field in fields
        )
    )


def _means(name: str, trial: Trial, naive: Trial, *, is_harm: bool) -> Tried:
    known = trial.recapture[np.isfinite(trial.recapture)]
    return Tried(
        name=name,
        hit_rate=float(trial.hit_rate.mean()),
        accuracy=float(trial.accuracy.mean()),
        efficiency=float(trial.efficiency.mean()),
        recapture=float(known.mean()) if known.size else None,
        log_score=None if is_harm else float(trial.log_score.mean()),
        brier=None if is_harm else float(trial.brier.mean()),
        gain=gain_over(_score(trial, is_harm), _score(naive, is_harm)),
    )


def _last_time(what: tuple[int, str], mine: Trial, naive: Trial) -> LastTime:
    month, name = what
    return LastTime(
        month=month,
        name=name,
        hit_rate=float(mine.hit_rate[-1]),
        naive=float(naive.hit_rate[-1]),
        accuracy=float(mine.accuracy[-1]),
        efficiency=float(mine.efficiency[-1]),
    )


def _calibrated(
    forecast: Forecast, months: Sequence[int], ground: Ground
) -> Calibration | None:
    """What was said and what came, of all months tried together."""
    if ground.is_harm:
        return None
    said = [forecast(ground.counts[:, :month]) for month in months]
    came = [ground.counts[:, month] > 0 for month in months]
    return calibration(chance_of_any(np.concatenate(said)), np.concatenate(came))


def chance_of_any(expected: Floats) -> Floats:
    """Of at least one event where so many are expected."""
    found: Floats = -np.expm1(-expected)
    return found


def _in_season(history: Floats) -> Floats:
    """One season for all places, once two whole years can tell of it."""
    return seasonal(history) if history.shape[1] >= 2 * YEAR else long_run(history)


def _expected(score: Forecast, history: Floats, *, unseen: int) -> Floats:
    """A score of the months seen, as what is to be expected of the month to come."""
    seen = history.copy()
    if unseen:
        seen[:, -unseen:] = np.nan
    each = score(seen)
    # The recent level, moved as the season moves the whole where a score has one.
    level = np.nansum(long_run(seen, months=YEAR + unseen))
    if score is _in_season:
        level *= _ratio(np.nansum(each), np.nansum(long_run(seen)))
    # Nothing for a year is not nothing for ever.
    return as_expected(each, max(float(level), LEAST / seen.shape[1]))


def _ratio(number: float, base: float) -> float:
    return number / base if base > 0 else 1.0
