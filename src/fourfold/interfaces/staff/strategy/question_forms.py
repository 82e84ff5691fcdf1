"""The shape of what is decided on questions of residents, and answered."""

from typing import Any, ClassVar

from django import forms

from fourfold.partnership.enquiries.rules import refusals
from fourfold.partnership.strategy import queries
from fourfold.partnership.strategy.models import Action

from .choosing import ChoosingForm, agency_field, words_field

STATES = [
    ("", "All"),
    ("late", "Late"),
    ("unread", "Wait to be read"),
    ("open", "Wait for an answer"),
    ("settled", "Answered or not shown"),
]
OWN = [("", "All"), ("own", "Those my agency answers")]
CUTS = "One passage a line, as it stands there. A mark takes its place."


class QuestionFilter(forms.Form):
    status = forms.ChoiceField(label="How it stands", required=False, choices=STATES)
    whose = forms.ChoiceField(label="Whose", required=False, choices=OWN)


class CutForm(forms.Form):
    take_out = forms.CharField(
        label="Words that tell of a person",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=CUTS,
    )

    def clean_take_out(self) -> list[str]:
        typed = str(self.cleaned_data["take_out"])
        return [line for line in typed.splitlines() if line.strip()]


class ShowForm(CutForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["take_out"].required = False


class RefuseForm(forms.Form):
    reason = forms.ChoiceField(
        label="Why it is not shown",
        choices=lambda: list(refusals().items()),
        widget=forms.RadioSelect,
        help_text="Everybody can read the reason, and that a question was asked.",
    )


class GiveForm(ChoosingForm):
    keys: ClassVar[dict[str, str]] = {"agency": "agency_id"}

    agency = agency_field("Agency that is to answer")


class AnswerForm(forms.Form):
    text = words_field("Answer", longest=4000)


class DeedForm(ChoosingForm):
    keys: ClassVar[dict[str, str]] = {"action": "action_id"}

    did = words_field("What was done because of it", longest=500)
    action = forms.ModelChoiceField(
        label="Action by which everybody can follow it",
        queryset=Action.objects.none(),
        to_field_name="public_id",
        empty_label="Choose an action",
    )
    changed = words_field("What changed since", longest=500, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["action"]
        field.queryset = queries.all_actions().order_by("title", "pk")
