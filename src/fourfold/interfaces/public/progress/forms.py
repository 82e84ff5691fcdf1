"""By what a reader narrows the list of what was promised."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fourfold.interfaces.components.choices import TypedChoices
from fourfold.partnership.strategy.horizons import titles
from fourfold.partnership.strategy.queries import LATE, LATE_AT_FIRST, Choices, Wanted
from fourfold.partnership.strategy.states import Status

ALL = _("All")
STATUSES = [
    ("", ALL),
    (LATE, _("Late")),
    *Status.choices,
    (LATE_AT_FIRST, _("Late against its first date")),
]
FOLDED = ("strategy", "recommendation", "ward", "horizon")
# Definitions say them in English; others than these stay so.
HORIZONS = {"short": _("Short"), "medium": _("Medium"), "long": _("Long")}
NAMES = ("text", "status", "domain", "partner", *FOLDED)


Offered = Iterable[tuple[str, str | Promise]]


class ProgressFilter(forms.Form):
    folded = FOLDED

    text = forms.CharField(label=_("Words"), required=False, max_length=100)
    status = forms.ChoiceField(
        label=_("How it stands"), required=False, choices=STATUSES
    )
    domain = TypedChoices(label=_("Domain"), required=False)
    partner = TypedChoices(label=_("Agency"), required=False)
    strategy = TypedChoices(label=_("Strategy"), required=False)
    recommendation = TypedChoices(label=_("Recommendation"), required=False)
    ward = forms.ChoiceField(label=_("Ward"), required=False)
    horizon = forms.ChoiceField(label=_("How long it may take"), required=False)

    def __init__(self, *args: Any, choices: Choices) -> None:
        super().__init__(*args)
        self._offer("domain", choices.domains)
        self._offer("partner", choices.partners)
        self._offer("strategy", choices.strategies)
        self._offer("recommendation", choices.recommendations)
        self._offer("ward", choices.wards)
        self._offer("horizon", _horizons())

    def _offer(self, name: str, offered: Offered) -> None:
        self.fields[name].choices = [("", ALL), *offered]  # type: ignore[attr-defined]

    def wanted(self) -> Wanted:
        """What was chosen rightly; an error stands beside what was not."""
        self.is_valid()
        return Wanted(**{name: self.cleaned_data.get(name, "") for name in NAMES})

    @property
    def is_unfolded(self) -> bool:
        return any(self.cleaned_data.get(name) for name in FOLDED)


def _horizons() -> Offered:
    for name, title in titles().items():
        yield name, HORIZONS.get(name, title)
