"""The shape of a plan that is sent as a file, or pasted."""

from typing import Any

from django import forms

from fourfold.partnership.strategy.plan_books import (
    PlanBookError,
    is_book,
    text_of_book,
)
from fourfold.partnership.strategy.plan_limits import plan_limits

from .choosing import words_field

MOST_BYTES = plan_limits().most_bytes
NOT_TEXT = "The file is not text in UTF-8. Save it as “CSV UTF-8” and send it again."


class PlanForm(forms.Form):
    """What is read is always `text`, so that nothing has to be sent twice."""

    file = forms.FileField(
        label="File (Excel .xlsx, or CSV)", required=False, allow_empty_file=True
    )
    text = forms.CharField(
        label="Or paste the rows here",
        required=False,
        strip=False,
        max_length=MOST_BYTES,
        widget=forms.Textarea({"rows": 8, "spellcheck": "false"}),
        help_text="With the heads of the columns in the first row",
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        sent = said.pop("file", None)
        if sent:
            try:
                said["text"] = _text_of(sent)
            except UnicodeDecodeError:
                self.add_error("file", NOT_TEXT)
            except PlanBookError as refused:
                self.add_error("file", str(refused))
        if not said.get("text") and not self.errors:
            self.add_error("file", "Choose a file, or paste its rows")
        return said


def _text_of(sent: Any) -> str:
    if is_book(sent.name):
        return text_of_book(sent)
    return str(sent.read().decode("utf-8-sig"))


class TakeBackForm(forms.Form):
    reason = words_field("Why it is taken back", longest=500)


class ApplyForm(forms.Form):
    """The rows that were looked at, and what was there when they were."""

    text = forms.CharField(strip=False, widget=forms.HiddenInput, max_length=MOST_BYTES)
    seen = forms.IntegerField(widget=forms.HiddenInput)
    reason = words_field("Why the plan is changed", longest=500)
