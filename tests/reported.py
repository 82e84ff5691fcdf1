"""Reported figures for tests, made through the real services."""

from datetime import date
from decimal import Decimal

from fourfold.partnership.figures.services import approve_figure, record_figure
from tests.people import actor_of

SAID = {
    "what": "were treated for stab wounds",
    "value": Decimal(1200),
    "qualifier": "over",
    "unit": "people",
    "numerator": None,
    "denominator": None,
    "period": "April 2025 to March 2026",
    "place_id": None,
    "source": "Invented Hospital, annual report 2026, page 7",
    "as_at": date(2026, 5, 1),
}
# Somebody says so, and gives no number.
CLAIM = SAID | {
    "what": "violence is the first concern of residents",
    "value": None,
    "qualifier": "exactly",
    "unit": "",
}


def make_figure(person, *, approved_by=None, **said):
    figure = record_figure(by=actor_of(person), **(SAID | said))
    if approved_by is not None:
        approve_figure(by=actor_of(approved_by), figure_id=figure.pk)
        figure.refresh_from_db()
    return figure
