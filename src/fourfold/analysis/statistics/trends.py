"""Trends: whether a series mostly rises or falls, whatever its shape."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import ndtr, ndtri

from fourfold.analysis.statistics.arguments import known_values, tail_of

Floats = NDArray[np.float64]
MONTHS_IN_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class Trend:
    """Kendall's test and Sen's slope; float64, one shape.

    s, variance : rises less falls among all pairs, and its variance by chance
    slope : median rise of a pair per step of time, with limits
    """

    s: Floats
    variance: Floats
    z: Floats
    p_value: Floats
    slope: Floats
    slope_lower: Floats
    slope_upper: Floats


def mann_kendall(values: ArrayLike, *, confidence: float = 0.95) -> Trend:
    """Whether later values are mostly higher (or lower) than earlier ones.

    Parameters
    ----------
    values : array, shape (..., times), any unit, at even steps of time
        NaN (not known) is left out; the others keep their places in time.
    confidence : probability, 0.5 to 0.999

    Returns
    -------
    Trend, shape (...); slope in the unit of values per step
        Fewer than 2 known: s and variance 0, the rest NaN. Limits are infinite
        where so few values cannot rule out any slope.

    Raises
    ------
    ValueError
        If a value is infinite, there is no axis of times, or confidence is out of
        range.

    Notes
    -----
    Normal approximation, corrected for ties and continuity: without ties and from 8
    values on a p-value below 0.2 lies within 0.005 of the exact one; with 5 values
    it may be 0.011 too great. Values are taken to be independent: months that keep
    0.3 of their surprise have p below 0.05 in 9% of series without a trend. The
    pairs of n times take room for n² / 2 numbers in each series.

    Source: Mann, Econometrica 13, 1945; Kendall, Rank Correlation Methods, 4th
    edition, 1975; Sen, Journal of the American Statistical Association 63, 1968;
    limits by Gilbert, Statistical Methods for Environmental Pollution Monitoring,
    1987, section 16.5.
    """
    series = known_values(values, True)
    return _trend(series[..., np.newaxis], confidence)


def seasonal_mann_kendall(
    values: ArrayLike,
    *,
    period: int = MONTHS_IN_A_YEAR,
    start: int = 0,
    confidence: float = 0.95,
) -> Trend:
    """Whether values are mostly higher than those of the same month in earlier years.

    Parameters
    ----------
    values : array, shape (..., months), any unit; NaN (not known) is left out
    period : months in a year, 1 or more
    start : place in the year of the first month, 0 for January; the result does
        not depend on it, as only same months are compared
    confidence : probability, 0.5 to 0.999

    Returns
    -------
    Trend, shape (...); slope in the unit of values per year

    Raises
    ------
    ValueError
        If the period is below 1, start lies outside of the year, a value is
        infinite, there is no axis of months, or confidence is out of range.

    Notes
    -----
    As `mann_kendall`, summed over calendar months, which are taken to be
    independent of each other. In 4,000 simulations each, months without a trend had
    p below 0.05 in 3% to 5% of series of 3, 5 and 8 years. Fewer than three years
    cannot show a trend.

    Source: Hirsch, Slack and Smith, Water Resources Research 18, 1982; limits by
    Gilbert, 1987, section 17.5.
    """
    if period < 1:
        raise ValueError(f"period must be 1 or more, not {period}")
    if not 0 <= start < period:
        raise ValueError(f"start must be 0 to {period - 1}, not {start}")
    series = known_values(values, True)
    left_over = -(start + series.shape[-1]) % period
    widths = [(0, 0)] * (series.ndim - 1) + [(start, left_over)]
    padded = np.pad(series, widths, constant_values=np.nan)
    return _trend(padded.reshape(*series.shape[:-1], -1, period), confidence)


def _trend(series: Floats, confidence: float) -> Trend:
    """Series of shape (..., times, seasons): pairs are made within a season."""
    tail = tail_of(confidence)
    earlier, later = np.triu_indices(series.shape[-2], k=1)
    rises = series[..., later, :] - series[..., earlier, :]
    s = np.nansum(np.sign(rises), axis=(-1, -2))
    variance = _variance(series).sum(axis=-1)
    slopes = rises / (later - earlier)[:, np.newaxis]
    slopes = np.sort(slopes.reshape(*slopes.shape[:-2], -1), axis=-1)
    pairs = (~np.isnan(slopes)).sum(axis=-1)
    with np.errstate(divide="ignore", invalid="ignore"):
        z = np.where(pairs > 0, (s - np.sign(s)) / np.sqrt(variance), np.nan)
    # All values equal: no rise, no fall, and no variance either.
    z = np.where((pairs > 0) & (s == 0), 0.0, z)
    reach = -ndtri(tail) * np.sqrt(variance)
    return Trend(
        s=s,
        variance=variance,
        z=z,
        p_value=2 * ndtr(-np.abs(z)),
        slope=_ranked(slopes, (pairs + 1) / 2, pairs),
        slope_lower=_ranked(slopes, (pairs - reach) / 2, pairs),
        slope_upper=_ranked(slopes, (pairs + reach) / 2 + 1, pairs),
    )


def _variance(series: Floats) -> Floats:
    """Variance of s by chance in each season, less what ties take from it."""
    known = ~np.isnan(series)
    number = known.sum(axis=-2).astype(np.float64)
    same = series[..., :, np.newaxis, :] == series[..., np.newaxis, :, :]
    # Each of t equal values sees a group of t, so a group adds (t-1)(2t+5) t times.
    tied = same.sum(axis=-2).astype(np.float64)
    ties = np.where(known, (tied - 1) * (2 * tied + 5), 0).sum(axis=-2)
    variance: Floats = (number * (number - 1) * (2 * number + 5) - ties) / 18
    return variance


def _ranked(slopes: Floats, rank: Floats, pairs: NDArray[np.int64]) -> Floats:
    """The slope of this rank from the lowest, 1 to `pairs`, between two by parts.

    Beyond the first or last rank no slope can be ruled out.
    """
    if slopes.shape[-1] == 0:
        return np.full(pairs.shape, np.nan)
    place = np.clip(rank - 1, 0, np.maximum(pairs - 1, 0))
    below = np.floor(place).astype(np.intp)
    above = np.ceil(place).astype(np.intp)
    low = np.take_along_axis(slopes, below[..., np.newaxis], axis=-1)[..., 0]
    high = np.take_along_axis(slopes, above[..., np.newaxis], axis=-1)[..., 0]
    between = low + (high - low) * (place - below)
    beyond = np.where(rank < 1, -np.inf, np.where(rank > pairs, np.inf, between))
    return np.where(pairs > 0, beyond, np.nan)
