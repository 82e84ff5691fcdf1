"""How months and stretches of them are said."""

from django.utils.translation import gettext, pgettext_lazy

# A month that stands alone; after a day some languages say it in another way, which
# Django knows.
MONTHS = (
    pgettext_lazy("month alone", "January"),
    pgettext_lazy("month alone", "February"),
    pgettext_lazy("month alone", "March"),
    pgettext_lazy("month alone", "April"),
    pgettext_lazy("month alone", "May"),
    pgettext_lazy("month alone", "June"),
    pgettext_lazy("month alone", "July"),
    pgettext_lazy("month alone", "August"),
    pgettext_lazy("month alone", "September"),
    pgettext_lazy("month alone", "October"),
    pgettext_lazy("month alone", "November"),
    pgettext_lazy("month alone", "December"),
)


def month_words(month: str) -> str:
    """Of "2026-06": "June 2026"."""
    year, number = month.split("-")
    return f"{MONTHS[int(number) - 1]} {int(year)}"


def period_words(first: str, last: str) -> str:
    """ "July 2025 to June 2026", "June 2026"."""
    if first == last:
        return month_words(first)
    months = {"first": month_words(first), "last": month_words(last)}
    return gettext("%(first)s to %(last)s") % months
