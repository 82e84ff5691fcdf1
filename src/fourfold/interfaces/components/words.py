"""How dates and times are said."""

from datetime import date, datetime

from django.utils import timezone

MINUTE, HOUR, DAY = 60, 3600, 86_400
JUST_NOW_SECONDS = 45
DAYS_IN_WORDS = 14


def day_words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def full_words(when: date) -> str:
    """The day, and the minute where there is one, on the reader's clock."""
    if not isinstance(when, datetime):
        return day_words(when)
    local = timezone.localtime(when)
    return f"{day_words(local)}, {local:%H:%M}"


def relative_words(when: date, *, now: datetime) -> str:
    """How far away it is, for two weeks either way; then the day."""
    if isinstance(when, datetime):
        seconds = (now - when).total_seconds()
        if abs(seconds) < DAY:
            return _within_a_day(seconds)
        when = timezone.localtime(when).date()
    days = (timezone.localtime(now).date() - when).days
    if abs(days) > DAYS_IN_WORDS:
        return day_words(when)
    return {0: "today", 1: "yesterday", -1: "tomorrow"}.get(days) or _spoken(
        days, "day"
    )


def _within_a_day(seconds: float) -> str:
    if abs(seconds) < JUST_NOW_SECONDS:
        return "just now"
    if abs(seconds) < HOUR:
        return _spoken(round(seconds / MINUTE), "minute")
    return _spoken(round(seconds / HOUR), "hour")


def _spoken(count: int, unit: str) -> str:
    number = max(1, abs(count))
    words = f"{number} {unit}{'' if number == 1 else 's'}"
    return f"{words} ago" if count > 0 else f"in {words}"
