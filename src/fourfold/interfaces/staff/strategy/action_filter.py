"""By what staff narrow the list of actions."""

from typing import Any

from django import forms

from fourfold.partnership.accounts.queries import agency_choices
from fourfold.partnership.strategy import horizons, queries
from fourfold.partnership.strategy.queries import LATE, LATE_AT_FIRST, Wanted
from fourfold.partnership.strategy.states import Status

STATUSES = [
    ("", "All"),
    (LATE, "Late"),
    *Status.choices,
    (LATE_AT_FIRST, "Late against its first date"),
]
OWN = [("", "All"), ("own", "Those my agency leads")]


class ActionFilter(forms.Form):
    text = forms.CharField(label="Words", required=False, max_length=100)
    whose = forms.ChoiceField(label="Whose", required=False, choices=OWN)
    status = forms.ChoiceField(label="How it stands", required=False, choices=STATUSES)
    strategy = forms.ChoiceField(required=False)
    partner = forms.ChoiceField(label="Agency", required=False)
    horizon = forms.ChoiceField(label="How long it may take", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer("strategy", [(s.slug, s.title) for s in queries.strategies()])
        self._offer("partner", agency_choices())
        self._offer("horizon", list(horizons.titles().items()))

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = [("", "All"), *choices]  # type: ignore[attr-defined]

    def wanted(self) -> Wanted:
        """What was chosen rightly; an error stands beside what was not."""
        self.is_valid()
        names = ("text", "status", "strategy", "partner", "horizon")
        return Wanted(**{name: self.cleaned_data.get(name, "") for name in names})

    def is_own(self) -> bool:
        return self.cleaned_data.get("whose") == "own"

    def has_asked(self) -> bool:
        return any(self.cleaned_data.values())
