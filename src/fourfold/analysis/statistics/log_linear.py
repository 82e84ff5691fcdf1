"""Counts explained by effects that multiply: the model under several evaluations."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.linalg import cho_factor, cho_solve

Floats = NDArray[np.float64]

# Newton's steps double the right digits each time; more than this is no convergence.
MOST_STEPS = 100
CLOSE_ENOUGH = 1e-10
# An effect of e^20 is one without limit: nothing was counted on one side of it.
FURTHEST = 20.0
# Logarithms of counts beyond are steps astray on the way.
LARGEST = 300.0


@dataclass(frozen=True, slots=True)
class LogLinear:
    """Effects that make what was counted most likely.

    effects : float64, shape (columns,), logarithms of ratios
    fitted : float64, shape (rows,), counts as the model has them
    covariance : float64, shape (columns, columns); of effects, dispersion 1
    dispersion : Pearson's chi-squared over its degrees of freedom; NaN without any
    freedom : rows less columns
    scores : float64, shape (rows, columns); what each row pulls each effect by
    """

    effects: Floats
    fitted: Floats
    covariance: Floats
    dispersion: float
    freedom: int
    scores: Floats


def log_linear(
    design: ArrayLike,
    counts: ArrayLike,
    *,
    exposure: ArrayLike = 1.0,
    spread: float = 0.0,
) -> LogLinear:
    """The log-linear model of counts, by iterated weighted least squares.

    Parameters
    ----------
    design : array, shape (rows, columns), finite
    counts : array, shape (rows,), finite, 0 or more; need not be whole (harm)
    exposure : array, broadcastable, above 0, one unit: people, days
    spread : 0 or more; variance is mean + spread × mean²
        0 is Poisson or, with the dispersion, quasi-Poisson; above, negative binomial.

    Returns
    -------
    LogLinear

    Raises
    ------
    ValueError
        If shapes do not fit, a number is out of range, a column can be made of the
        others, or an effect has no limit because nothing was counted on one side.

    Source: Nelder and Wedderburn, Journal of the Royal Statistical Society A 135,
    1972; McCullagh and Nelder, Generalized Linear Models, 2nd edition, 1989.
    """
    rows, given, offset = _checked(design, counts, exposure)
    if not (np.isfinite(spread) and spread >= 0):
        raise ValueError(f"spread must be 0 or more, not {spread:g}")
    effects = _most_likely(rows, given, offset, spread=spread)
    fitted = np.exp(rows @ effects + offset)
    weight = fitted / (1 + spread * fitted)
    information = rows.T @ (rows * weight[:, np.newaxis])
    inverse = cho_solve(cho_factor(information), np.eye(len(effects)))
    misfit = (given - fitted) ** 2 / (fitted * (1 + spread * fitted))
    freedom = len(given) - len(effects)
    pull = (given - fitted) / (1 + spread * fitted)
    return LogLinear(
        effects=effects,
        fitted=fitted,
        covariance=inverse,
        dispersion=float(misfit.sum() / freedom) if freedom else np.nan,
        freedom=freedom,
        scores=rows * pull[:, np.newaxis],
    )


def robust_covariance(fit: LogLinear, *, lags: int) -> Floats:
    """Covariance of effects where rows follow each other in time and hang together.

    fit : rows in order of time; where one is not known, a row of noughts among scores
    lags : how many rows back still matter, 0 or more

    Weights fall evenly from 1 to 0 beyond the last lag (Bartlett), and all is
    multiplied by rows / (rows - columns), so that short series are not too sure.

    Raises ValueError if lags are fewer than 0 or as many as rows.

    Source: Newey and West, Econometrica 55, 1987.
    """
    rows = len(fit.scores)
    if not 0 <= lags < rows:
        raise ValueError(f"lags must be 0 to {rows - 1}, not {lags}")
    if not fit.freedom:
        return np.full(fit.covariance.shape, np.nan)
    middle = fit.scores.T @ fit.scores
    for lag in range(1, lags + 1):
        beside = fit.scores[lag:].T @ fit.scores[:-lag]
        middle += (1 - lag / (lags + 1)) * (beside + beside.T)
    known = fit.freedom + len(fit.effects)
    found: Floats = fit.covariance @ middle @ fit.covariance * known / fit.freedom
    return found


def _checked(
    design: ArrayLike, counts: ArrayLike, exposure: ArrayLike
) -> tuple[Floats, Floats, Floats]:
    rows = np.asarray(design, dtype=np.float64)
    given = np.asarray(counts, dtype=np.float64)
    if rows.ndim != 2 or given.shape != rows.shape[:1]:
        raise ValueError("design must have a row for each of counts")
    if not np.isfinite(rows).all():
        raise ValueError("design must be finite: leave out rows that are not known")
    if not np.all(np.isfinite(given) & (given >= 0)):
        raise ValueError("counts must be known, 0 or more: leave out the others")
    base = np.asarray(exposure, dtype=np.float64)
    if not np.all(np.isfinite(base) & (base > 0)):
        raise ValueError("exposure must be above 0")
    if base.ndim and base.shape != given.shape:
        raise ValueError("exposure must be one number, or one for each of counts")
    if np.linalg.matrix_rank(rows) < rows.shape[1]:
        raise ValueError(
            "design must have columns of which none can be made of the others:"
            " too few rows, or two effects that always come together"
        )
    return rows, given, np.broadcast_to(np.log(base), given.shape)


def _most_likely(
    rows: Floats, given: Floats, offset: Floats, *, spread: float
) -> Floats:
    # As if a little had been counted everywhere: its logarithm is a start.
    start = np.log(np.maximum(given, 0.1)) - offset
    effects = (
        _most_likely(rows, given, offset, spread=0.0)
        if spread
        else _least_squares(rows, start)
    )
    best = _likelihood(rows @ effects + offset, given, spread)
    for _ in range(MOST_STEPS):
        step, best = _step_up(rows, (given, offset, effects), best, spread=spread)
        effects = effects + step
        if np.abs(step).max() <= CLOSE_ENOUGH * (1 + np.abs(effects).max()):
            _refuse_without_limit(rows, effects)
            return effects
    _refuse_without_limit(rows, effects)
    raise ValueError("counts and design lead to no effects that are most likely")


def _step_up(
    rows: Floats, at: tuple[Floats, Floats, Floats], best: float, *, spread: float
) -> tuple[Floats, float]:
    """Newton's step from where effects stand, or a part of it, and how likely then."""
    given, offset, effects = at
    fitted = np.exp(np.clip(rows @ effects + offset, -LARGEST, LARGEST))
    root = np.sqrt(fitted / (1 + spread * fitted))
    step = _least_squares(rows * root[:, np.newaxis], (given - fitted) / fitted * root)
    # Half a step, and half of that, until it leads upwards.
    while (there := _likelihood(rows @ (effects + step) + offset, given, spread)) < (
        best - CLOSE_ENOUGH * abs(best)
    ):
        step = step / 2
    return step, there


def _likelihood(linear: Floats, given: Floats, spread: float) -> float:
    """The logarithm, but for what no effect changes."""
    log_mean = np.clip(linear, -LARGEST, LARGEST)
    mean = np.exp(log_mean)
    if spread == 0:
        return float((given * log_mean - mean).sum())
    likely = given * log_mean - (given + 1 / spread) * np.log1p(spread * mean)
    return float(likely.sum())


def _least_squares(rows: Floats, wanted: Floats) -> Floats:
    return np.asarray(np.linalg.lstsq(rows, wanted, rcond=None)[0], dtype=np.float64)


def _refuse_without_limit(rows: Floats, effects: Floats) -> None:
    linear = rows @ effects
    if linear.max() - linear.min() > FURTHEST:
        raise ValueError(
            "counts leave an effect without limit: all are 0 on one side of it"
        )
