"""Times as the statistics take them, and what is refused of them."""

from datetime import date, datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fourfold.analysis.answers.arrow import Column, zoned_columns_of
from fourfold.analysis.answers.given.columns import given_column

Times = NDArray[np.datetime64]

ZONE = (
    "{argument} has times of a time zone: say which clock is meant with zone=, such as"
    ' "Europe/London", or take the zone off'
)
MIXED = (
    "{argument} has times of several time zones ({zones}): turn them into one first,"
    " or none can be set beside another"
)


def times_in(
    data: object, wanted: object, *, argument: str, number: int | None = None
) -> tuple[Times, bool]:
    """Times, NaT where one is not known, and whether they are of UTC.

    Times of a zone become Coordinated Universal Time; those without one stay what the
    clock showed.

    Raises
    ------
    ValueError
        If these are no times, or are of several zones, or some are and some are not.
    """
    given = given_column(data, wanted, argument=argument, number=number)
    if given.dtype.kind == "M":
        has_zone = _zone_of_column(data, wanted)
        return given, has_zone
    if given.dtype.kind not in "OU":
        raise ValueError(f"{argument} must be times, not {given.dtype}")
    values = [each for each in given.tolist() if not _is_unknown(each)]
    zones = {_zone(each) for each in values}
    if len(zones) > 1:
        named = ", ".join(sorted(zone or "none" for zone in zones))
        raise ValueError(MIXED.format(argument=argument, zones=named))
    try:
        made = np.array([_moment(each) for each in given.tolist()])
    except ValueError:
        raise ValueError(
            f"{argument} must be times, such as 2018-04-01 or 2018-04-01T23:30"
        ) from None
    return made, bool(zones - {""})


def days_in(data: object, wanted: object, *, number: int) -> Column:
    """Times, or numbers of days, of single crimes: see `event_times.days_of`."""
    given = given_column(data, wanted, argument="when", number=number)
    if given.dtype.kind in "iuf":
        return given
    times, _ = times_in(data, wanted, argument="when", number=number)
    return times


def months_in(data: object, wanted: object, *, argument: str, number: int) -> Times:
    """Months, of times or of texts such as 2018-04; NaT where one is not known."""
    times, _ = times_in(data, wanted, argument=argument, number=number)
    if np.isnat(times).any():
        raise ValueError(f"{argument} must be known: leave out rows without it")
    months: Times = times.astype("datetime64[M]")
    return months


def month_of(text: str, *, argument: str) -> np.datetime64:
    """A month written as 2018-04. Raises ValueError for another text."""
    try:
        return np.datetime64(text, "M")
    except ValueError:
        raise ValueError(f"{argument} must be a month such as 2018-04") from None


def _moment(value: Any) -> np.datetime64:
    if _is_unknown(value):
        return np.datetime64("NaT")
    if isinstance(value, str) and _zone(value):
        value = datetime.fromisoformat(value)
    if getattr(value, "tzinfo", None) is not None:
        value = (value - value.utcoffset()).replace(tzinfo=None)
    # A period of pandas is no date, and reads as one.
    return np.datetime64(value if isinstance(value, str | date) else str(value))


def _zone(value: Any) -> str:
    """The name of a time's zone; empty for none. Summer and winter are of one."""
    if isinstance(value, str):
        ending = value[10:]
        return next((s for s in ("Z", "+", "-") if s in ending), "")
    zone = getattr(value, "tzinfo", None)
    return "" if zone is None else str(zone)


def _zone_of_column(data: Any, wanted: object) -> bool:
    """Whether a column whose array has lost its zone had one."""
    if isinstance(wanted, str) and not hasattr(data, "__getitem__"):
        return wanted in zoned_columns_of(data)
    given = data[wanted] if isinstance(wanted, str) else wanted
    kind = getattr(given, "dtype", None) or getattr(given, "type", None)
    zone = getattr(kind, "time_zone", None) or getattr(kind, "tz", None)
    return zone is not None


def _is_unknown(value: object) -> bool:
    return value is None or str(value) in ("NaT", "<NA>", "nan", "")
