"""By what readers narrow lists of the record."""

from typing import Any

from django import forms

from fourfold.partnership.public_record import queries
from fourfold.partnership.public_record.models import Event, Publication, Shown
from fourfold.partnership.public_record.queries import Narrowed

PUBLISHED = Shown.State.PUBLISHED.value
FIRST_YEAR, LAST_YEAR = 1900, 2999


class TextFilter(forms.Form):
    text = forms.CharField(label="Words", required=False, max_length=100)

    def said(self) -> dict[str, Any]:
        """What was chosen rightly; an error stands beside what was not."""
        self.is_valid()
        return {n: self.cleaned_data.get(n) or "" for n in self.fields}


class PublicationFilter(TextFilter):
    kind = forms.ChoiceField(
        required=False, choices=[("", "All"), *Publication.Kind.choices]
    )
    publisher = forms.ChoiceField(label="Published by", required=False)
    year = forms.IntegerField(
        required=False,
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        widget=forms.TextInput,
    )

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        offered = [("", "All"), *((each, each) for each in queries.publishers())]
        self.fields["publisher"].choices = offered  # type: ignore[attr-defined]

    def wanted(self) -> Narrowed:
        said = self.said()
        return Narrowed(**{**said, "year": said["year"] or None}, state=PUBLISHED)


class PeopleFilter(TextFilter):
    text = forms.CharField(label="Name or office", required=False, max_length=100)
    on = forms.DateField(
        label="Who it was on this day",
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d %B %Y"],
        error_messages={"invalid": "Write the day as 2019-04-26"},
    )


class EventFilter(TextFilter):
    kind = forms.ChoiceField(required=False, choices=[("", "All"), *Event.Kind.choices])
