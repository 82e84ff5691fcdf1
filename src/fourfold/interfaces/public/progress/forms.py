"""By what a reader narrows the list of what was promised."""

from collections.abc import Iterable
from typing import Any

from django import forms

from fourfold.partnership.strategy.horizons import titles
from fourfold.partnership.strategy.queries import LATE, LATE_AT_FIRST, Choices, Wanted
from fourfold.partnership.strategy.states import Status

STATUSES = [
    ("", "All"),
    (LATE, "Late"),
    *Status.choices,
    (LATE_AT_FIRST, "Late against its first date"),
]
FOLDED = ("strategy", "recommendation", "ward", "horizon")
NAMES = ("text", "status", "domain", "partner", *FOLDED)


class ProgressFilter(forms.Form):
    folded = FOLDED

    text = forms.CharField(label="Words", required=False, max_length=100)
    status = forms.ChoiceField(label="How it stands", required=False, choices=STATUSES)
    domain = forms.ChoiceField(required=False)
    partner = forms.ChoiceField(label="Agency", required=False)
    strategy = forms.ChoiceField(required=False)
    recommendation = forms.ChoiceField(required=False)
    ward = forms.ChoiceField(required=False)
    horizon = forms.ChoiceField(label="How long it may take", required=False)

    def __init__(self, *args: Any, choices: Choices) -> None:
        super().__init__(*args)
        self._offer("domain", choices.domains)
        self._offer("partner", choices.partners)
        self._offer("strategy", choices.strategies)
        self._offer("recommendation", choices.recommendations)
        self._offer("ward", choices.wards)
        self._offer("horizon", titles().items())

    def _offer(self, name: str, offered: Iterable[tuple[str, str]]) -> None:
        self.fields[name].choices = [("", "All"), *offered]  # type: ignore[attr-defined]

    def wanted(self) -> Wanted:
        """What was chosen rightly; an error stands beside what was not."""
        self.is_valid()
        return Wanted(**{name: self.cleaned_data.get(name, "") for name in NAMES})

    @property
    def is_unfolded(self) -> bool:
        return any(self.cleaned_data.get(name) for name in FOLDED)
