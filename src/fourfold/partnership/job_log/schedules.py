"""How often jobs run: `definitions/jobs.toml`. Pure: no queries, no clock."""

from datetime import datetime, timedelta
from enum import StrEnum
from functools import cache
from typing import Any

from fourfold.analysis.definitions import settings


class Schedule(StrEnum):
    """Shortest first: the order in which what is due runs."""

    MINUTELY = "minutely"
    HOURLY = "hourly"
    DAILY = "daily"
    MONTHLY = "monthly"

    @property
    def label(self) -> str:
        return str(_definition()["schedules"][self]["title"])

    @property
    def lease(self) -> timedelta:
        return self._time("lease_seconds")

    @property
    def retry(self) -> timedelta:
        return self._time("retry_seconds")

    @property
    def late_after(self) -> timedelta:
        return self._time("seconds") * int(_definition()["late_after"])

    def slot(self, at: datetime) -> datetime:
        """The beginning of the minute, hour, day or month that a time is in.

        Of Coordinated Universal Time: by the clock on the wall, an hour of one night in
        October would come twice and one in March never.
        """
        start = at.replace(second=0, microsecond=0)
        if self is Schedule.MINUTELY:
            return start
        start = start.replace(minute=0)
        if self is Schedule.HOURLY:
            return start
        start = start.replace(hour=0)
        return start if self is Schedule.DAILY else start.replace(day=1)

    def next_slot(self, at: datetime) -> datetime:
        # Longer than the longest month leads into the next one whatever its length.
        return self.slot(self.slot(at) + self._time("seconds"))

    def _time(self, name: str) -> timedelta:
        return timedelta(seconds=_definition()["schedules"][self][name])


def kept_days(what: str) -> timedelta:
    """How long `runs`, `sign_in_failures` and `tasks` are kept."""
    return timedelta(days=_definition()[f"{what}_kept_days"])


@cache
def _definition() -> dict[str, Any]:
    return settings("jobs.toml")
