"""The shape of what is typed about pledges and what becomes of them."""

from typing import Any, ClassVar

from django import forms
from django.utils import timezone

from fourfold.interfaces.components.dates import DateField
from fourfold.partnership.strategy.models import Pledge, PledgeOutcome

from .choosing import IN_PUBLIC, ChoosingForm, ReasonForm, agency_field, words_field
from .tree_forms import domain_field, title_field

SOURCE = "Where the number is from, such as a return or a report. Name no person."


class PledgeForm(ChoosingForm):
    keys: ClassVar[dict[str, str]] = {"domain": "domain_id", "agency": "agency_id"}

    agency = agency_field("Agency that promises it")
    domain = domain_field()
    title = title_field(help_text=IN_PUBLIC)
    text = words_field("What it says", required=False)
    kind = forms.ChoiceField(
        label="What is promised", choices=Pledge.Kind, widget=forms.RadioSelect
    )
    target = forms.DecimalField(
        label="Number to reach",
        required=False,
        max_digits=14,
        decimal_places=2,
        min_value=0,
        help_text="Only for a number to reach. It cannot be changed later.",
    )
    unit = forms.CharField(
        label="Of what", required=False, max_length=60, help_text="Such as “children”"
    )
    starts_on = DateField(label="First day")
    ends_on = DateField(label="Last day", help_text="It cannot be changed later.")

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if said.get("kind") == Pledge.Kind.NUMERIC:
            if not said.get("target") and "target" not in self.errors:
                self.add_error("target", "Enter the number to reach")
            if not said.get("unit") and "unit" not in self.errors:
                self.add_error("unit", "Say of what the number is")
        return said


class PledgeChangeForm(ReasonForm, ChoosingForm):
    field_order = ("title", "text", "domain", "reason")
    keys: ClassVar[dict[str, str]] = {"domain": "domain_id"}

    title = title_field(help_text=IN_PUBLIC)
    text = words_field("What it says", required=False)
    domain = domain_field()


class EntryForm(forms.Form):
    amount = forms.DecimalField(
        label="How many were added",
        max_digits=14,
        decimal_places=2,
        min_value=0,
        help_text="Only those since the last entry: amounts are added up.",
    )
    dated_on = DateField(label="Its date", latest=timezone.localdate)
    source = forms.CharField(label="Source", max_length=300, help_text=SOURCE)


class StrikeForm(forms.Form):
    reason = words_field("What is wrong with it", longest=300)


class OutcomeForm(forms.Form):
    result = forms.ChoiceField(
        label="What became of it",
        choices=PledgeOutcome.Result,
        widget=forms.RadioSelect,
    )
    text = words_field("In words", longest=500)
    source = forms.CharField(
        label="What shows it", max_length=300, help_text="Such as a report"
    )
    dated_on = DateField(label="Its date", latest=timezone.localdate)


def of_pledge(pledge: Pledge) -> dict[str, Any]:
    """What a form shows of a pledge that there is."""
    return {
        "title": pledge.title,
        "text": pledge.text,
        "domain": pledge.domain.public_id,
    }
