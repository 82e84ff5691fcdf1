"""How dates and times are said."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext

MINUTE, HOUR, DAY = 60, 3600, 86_400
JUST_NOW_SECONDS = 45
DAYS_IN_WORDS = 14
# E: the name of the month as it stands after a day, which differs in some languages.
DAY_FORMAT = "j E Y"


def day_words(day: date) -> str:
    return date_format(day, DAY_FORMAT)


def days_words(first: date, last: date) -> str:
    """ "1 January 2026 to 31 March 2026"."""
    days = {"first": day_words(first), "last": day_words(last)}
    return gettext("%(first)s to %(last)s") % days


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
    near = {0: gettext("today"), 1: gettext("yesterday"), -1: gettext("tomorrow")}
    return near.get(days) or _days(days)


def _within_a_day(seconds: float) -> str:
    if abs(seconds) < JUST_NOW_SECONDS:
        return gettext("just now")
    if abs(seconds) < HOUR:
        return _minutes(round(seconds / MINUTE) or 1)
    return _hours(round(seconds / HOUR) or 1)


# Whole phrases: in other languages "ago" and "in" change the words around them.


def _minutes(count: int) -> str:
    if count > 0:
        words = ngettext("%(count)d minute ago", "%(count)d minutes ago", count)
    else:
        words = ngettext("in %(count)d minute", "in %(count)d minutes", -count)
    return words % {"count": abs(count)}


def _hours(count: int) -> str:
    if count > 0:
        words = ngettext("%(count)d hour ago", "%(count)d hours ago", count)
    else:
        words = ngettext("in %(count)d hour", "in %(count)d hours", -count)
    return words % {"count": abs(count)}


def _days(count: int) -> str:
    if count > 0:
        words = ngettext("%(count)d day ago", "%(count)d days ago", count)
    else:
        words = ngettext("in %(count)d day", "in %(count)d days", -count)
    return words % {"count": abs(count)}
