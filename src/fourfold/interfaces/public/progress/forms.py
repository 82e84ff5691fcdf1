"""By what a reader narrows the list of what was promised."""

from collections.abc import Iterable
from typing import Any

from django import forms

from fourfold.partnership.accounts.models import Agency
from fourfold.partnership.strategy.queries import LATE, LATE_AT_FIRST, Wanted
from fourfold.partnership.strategy.states import Status

STATUSES = [
    ("", "All"),
    (LATE, "Late"),
    *Status.choices,
    (LATE_AT_FIRST, "Late against its first date"),
]


class ProgressFilter(forms.Form):
    status = forms.ChoiceField(label="How it stands", required=False, choices=STATUSES)
    partner = forms.ChoiceField(label="Agency", required=False)

    def __init__(self, *args: Any, partners: Iterable[Agency]) -> None:
        super().__init__(*args)
        names = [(str(each.public_id), each.name) for each in partners]
        self.fields["partner"].choices = [("", "All"), *names]  # type: ignore[attr-defined]

    def wanted(self) -> Wanted:
        """What was chosen rightly; an error stands beside what was not."""
        self.is_valid()
        said = self.cleaned_data
        return Wanted(status=said.get("status", ""), partner=said.get("partner", ""))
