"""A row of the table of actions, as a form that knows what its reader saw."""

from datetime import date
from typing import Any, cast

from django import forms
from django.http import QueryDict

from fourfold.interfaces.components.histories import said
from fourfold.interfaces.components.words import day_words
from fourfold.partnership.strategy.models import Action
from fourfold.partnership.strategy.states import OPEN

from .choosing import IN_PUBLIC

# As people write days here, the way of files, and as a page says them.
WAYS = ["%d/%m/%Y", "%Y-%m-%d", "%d %B %Y", "%d %b %Y"]
WRITTEN = "%d/%m/%Y"
PARTS = ("owner_post", "due_on", "status")
OVERTAKEN = (
    "Somebody else changed this while you wrote. Look at both below, then save again "
    "to let yours count, or put back what is there."
)


class RowForm(forms.Form):
    """newest : key of the last entry of the history, as it is now

    may_manage : whether the day and who answers are offered
    """

    owner_post = forms.CharField(
        label="Who answers for it", max_length=120, show_hidden_initial=True
    )
    due_on = forms.DateField(
        label="Due",
        input_formats=WAYS,
        widget=forms.DateInput(format=WRITTEN, attrs={"inputmode": "text"}),
        show_hidden_initial=True,
        error_messages={"invalid": "The day must be a real one, such as 31/3/2027"},
    )
    status = forms.ChoiceField(
        label="How it stands",
        choices=[(each.value, each.label) for each in OPEN],
        show_hidden_initial=True,
    )
    reason = forms.CharField(
        label="Why", max_length=500, required=False, widget=forms.Textarea({"rows": 1})
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, action: Action, newest: int, may_manage: bool, **kwargs: Any
    ) -> None:
        initial = {name: getattr(action, name) for name in PARTS}
        kwargs["initial"] = {**initial, "seen": newest}
        kwargs["prefix"] = str(action.public_id)
        super().__init__(*args, **kwargs)
        self.action = action
        self.is_overtaken = False
        if not may_manage:
            del self.fields["owner_post"], self.fields["due_on"]

    @property
    def parts(self) -> list[str]:
        """What its reader changed of what they saw, and not what others did."""
        return [name for name in PARTS if name in self.changed_data]

    def values(self, reason: str) -> dict[str, Any]:
        """What the service takes. reason : of all rows that give none of their own"""
        cleaned = self.cleaned_data
        given = {name: cleaned[name] for name in self.parts}
        return {
            **given,
            "seen": cleaned["seen"],
            "reason": cleaned["reason"] or reason,
        }

    def overtake(self, newest: int) -> None:
        """Say that somebody else was first; saving once more counts."""
        self.is_overtaken = True
        self.add_error(None, OVERTAKEN)
        typed = cast(QueryDict, self.data).copy()
        typed[self.add_prefix("seen")] = str(newest)
        self.data = typed

    def side_by_side(self) -> list[tuple[str, str, str]]:
        """Of what its reader changed: what it is called, what is there, and theirs."""
        if not self.is_overtaken:
            return []
        return [
            (
                str(self.fields[name].label),
                _told(name, getattr(self.action, name)),
                _told(name, self.cleaned_data[name]),
            )
            for name in self.parts
        ]


class ReasonForAllForm(forms.Form):
    reason = forms.CharField(
        label="Why, for every row that gives no reason of its own",
        max_length=500,
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text=f"{IN_PUBLIC} Another day, another post and “At risk” need a reason.",
    )


def _told(name: str, value: Any) -> str:
    if isinstance(value, date):
        return day_words(value)
    return said(name, str(value))
