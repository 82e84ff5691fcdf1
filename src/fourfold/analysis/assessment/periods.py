"""Runs of whole months, and the same months of an earlier year."""

import re
from dataclasses import dataclass
from itertools import pairwise

MONTHS_IN_A_YEAR = 12
_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])", re.ASCII)


@dataclass(frozen=True, slots=True)
class Period:
    """From the first month to the last, both included, as 'YYYY-MM'."""

    first: str
    last: str

    def __post_init__(self) -> None:
        if _number(self.first) > _number(self.last):
            raise ValueError(f"a period cannot end ({self.last}) before it starts")

    def __len__(self) -> int:
        return _number(self.last) - _number(self.first) + 1

    @property
    def months(self) -> tuple[str, ...]:
        return tuple(_month(_number(self.first) + step) for step in range(len(self)))

    @property
    def following(self) -> str:
        """The month after the last."""
        return _month(_number(self.last) + 1)

    def before(self) -> "Period":
        """The same months of the year before; of as many years as it takes.

        The same months, because crime has seasons: three months to June are set
        against the three months to June a year earlier, not against the spring.
        """
        years = -(-len(self) // MONTHS_IN_A_YEAR)
        back = years * MONTHS_IN_A_YEAR
        return Period(
            _month(_number(self.first) - back), _month(_number(self.last) - back)
        )


def period_ending(last: str, months: int) -> Period:
    """The given number of months up to and including the last."""
    if months < 1:
        raise ValueError(f"months must be 1 or more, not {months}")
    return Period(_month(_number(last) - months + 1), last)


def runs(months: tuple[str, ...]) -> tuple[Period, ...]:
    """Months put together into unbroken runs, in order of time."""
    ordered = sorted(months)
    breaks = [
        later
        for earlier, later in pairwise(ordered)
        if _number(later) > _number(earlier) + 1
    ]
    starts = ordered[:1] + breaks
    ends = [ordered[ordered.index(month) - 1] for month in breaks] + ordered[-1:]
    return tuple(Period(first, last) for first, last in zip(starts, ends, strict=True))


def _number(month: str) -> int:
    found = _MONTH.fullmatch(month)
    if found is None:
        raise ValueError(f"a month is written YYYY-MM, not {month!r}")
    return int(found[1]) * MONTHS_IN_A_YEAR + int(found[2]) - 1


def _month(number: int) -> str:
    return f"{number // MONTHS_IN_A_YEAR:04d}-{number % MONTHS_IN_A_YEAR + 1:02d}"


def months_between(first: str, last: str) -> int:
    """How many months the second is after the first; below 0 if before."""
    years, months = (int(last[:4]) - int(first[:4]), int(last[5:]) - int(first[5:]))
    return years * MONTHS_IN_A_YEAR + months
