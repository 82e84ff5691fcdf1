"""Invented countries whose truth is known, for methods to be tried upon."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
MONTHS = 24


@dataclass(frozen=True)
class Areas:
    """Wards over two years, in the second of which something was done in the first few.

    mean : offences a month in the ward of usual size; sizes differ as those of wards do
    own : standard deviation by which each ward's second year goes its own way
    hangs : how far a month's chance beyond Poisson hangs together with the last
    effect : ratio of what was done
    """

    number: int = 20
    treated: int = 5
    mean: float = 6.0
    own: float = 0.0
    hangs: float = 0.0
    effect: float = 1.0

    @property
    def which(self) -> NDArray[np.bool_]:
        return np.arange(self.number) < self.treated

    @property
    def after(self) -> NDArray[np.bool_]:
        return np.arange(MONTHS) >= MONTHS // 2

    def counts(self, rng: np.random.Generator) -> Floats:
        level = self.mean * rng.gamma(3, 1 / 3, (self.number, 1))
        late = self.after.astype(float)
        log = self.own * rng.normal(size=(self.number, 1)) * late
        log = log + np.log(self.effect) * self.which[:, np.newaxis] * late
        if self.hangs:
            log = log + hanging(rng, (self.number, MONTHS), self.hangs)
        return rng.poisson(level * np.exp(log)).astype(float)


@dataclass(frozen=True)
class Series:
    """One series of months with a season, changed at one month by the effect."""

    months: int = 60
    start: int = 36
    mean: float = 30.0
    hangs: float = 0.0
    effect: float = 1.0

    def counts(self, rng: np.random.Generator) -> Floats:
        time = np.arange(self.months)
        log = 0.2 * np.sin(2 * np.pi * time / 12)
        log = log + hanging(rng, (1, self.months), self.hangs)[0]
        log = log + np.log(self.effect) * (time >= self.start)
        return rng.poisson(self.mean * np.exp(log)).astype(float)


@dataclass(frozen=True)
class Harm:
    """Months of homicide, robbery, violence and theft; nothing changes but the season.

    share : of the usual number of events; dispersion : variance over mean of each kind
    season : how far months go up and down over a year, on the log scale
    """

    months: int = 73
    share: float = 1.0
    dispersion: float = 1.0
    season: float = 0.2

    @property
    def rates(self) -> Floats:
        return np.array([0.1, 2.0, 20.0, 40.0]) * self.share

    @property
    def days(self) -> Floats:
        return np.array([5_475.0, 365.0, 10.0, 2.0])

    def counts(self, rng: np.random.Generator) -> Floats:
        wave = np.sin(2 * np.pi * np.arange(self.months) / 12)
        means = np.outer(self.rates, np.exp(self.season * wave))
        if self.dispersion == 1:
            return rng.poisson(means).astype(float)
        sizes = means / (self.dispersion - 1)
        return rng.negative_binomial(sizes, 1 / self.dispersion).astype(float)


def hanging(
    rng: np.random.Generator, shape: tuple[int, int], part: float, spread: float = 0.15
) -> Floats:
    """Chance that is `part` of last month's, with one spread throughout."""
    left = np.zeros(shape)
    left[:, 0] = spread * rng.normal(size=shape[0])
    for at in range(1, shape[1]):
        step = spread * np.sqrt(1 - part**2) * rng.normal(size=shape[0])
        left[:, at] = part * left[:, at - 1] + step
    return left
