"""Crimes spread over their hours a minute at a time, by the clock on the wall."""

from datetime import UTC, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo


def hours(crimes, zone=None):
    """Crimes are pairs of datetimes, whole minutes; gives {(weekday, hour): weight}."""
    found = {}
    for start, end in crimes:
        minutes = max(int((end - start).total_seconds()) // 60, 1)
        for minute in range(minutes):
            moment = start + timedelta(minutes=minute)
            if zone is not None:
                moment = moment.replace(tzinfo=UTC).astimezone(ZoneInfo(zone))
            place = (moment.weekday(), moment.hour)
            found[place] = found.get(place, 0) + Fraction(1, minutes)
    return found
