"""The shape of what is typed about services and what they answer for."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils import timezone

from fourfold.interfaces.components.dates import DateField
from fourfold.interfaces.staff.strategy.choosing import (
    IN_PUBLIC,
    ChoosingForm,
    ReasonForm,
    agency_field,
    words_field,
)
from fourfold.interfaces.staff.strategy.tree_forms import title_field
from fourfold.partnership.programmes.models import Kpi, ReachReport, Service
from fourfold.partnership.programmes.terms import (
    Grouping,
    frequency_titles,
    groupings,
)

from .money_forms import money_field

FOREVER = "It cannot be changed later, so that no return stops being due."
SOURCE = "Where the number is from, such as a register of sessions. Name no person."


class ServiceFields(ChoosingForm):
    keys: ClassVar[dict[str, str]] = {
        "provider": "provider_id",
        "commissioner": "commissioner_id",
    }

    title = title_field(help_text=IN_PUBLIC)
    text = words_field("What it does", required=False)
    for_whom = forms.CharField(
        label="For whom",
        max_length=300,
        help_text="A group of people, such as “young women aged 11 to 24”",
    )
    referral = forms.CharField(
        label="How somebody comes to be helped by it", max_length=300, required=False
    )
    provider = agency_field("Agency that provides it", required=False)
    provider_name = forms.CharField(
        label="Or an organisation that is no agency here",
        max_length=200,
        required=False,
        help_text="It cannot sign in: whoever commissions it files its returns.",
    )
    commissioner = agency_field("Agency that pays for it")
    value = money_field("Value of the contract in pounds", required=False)


class ServiceForm(ServiceFields):
    starts_on = DateField(label="First day of the contract", help_text=FOREVER)
    ends_on = DateField(label="Last day of the contract", required=False)


class ServiceChangeForm(ReasonForm, ServiceFields):
    field_order = (
        *("title", "text", "for_whom", "referral", "provider", "provider_name"),
        *("commissioner", "value", "reason"),
    )


class EndForm(ReasonForm):
    field_order = ("ends_on", "reason")

    ends_on = DateField(label="Last day of the contract", earliest=timezone.localdate)


class KpiForm(forms.Form):
    title = title_field(help_text=IN_PUBLIC)
    unit = forms.CharField(
        label="Of what", max_length=60, help_text="Such as “people” or “%”"
    )
    is_people = forms.BooleanField(
        label="It counts people",
        required=False,
        help_text="Then everybody is told a small number as “fewer than 5” only.",
    )
    target = forms.DecimalField(
        label="Target for each period",
        max_digits=14,
        decimal_places=2,
        required=False,
        help_text="Leave it empty if none was agreed.",
    )
    direction = forms.ChoiceField(
        label="The target is",
        choices=Kpi.Direction,
        widget=forms.RadioSelect,
        initial=Kpi.Direction.AT_LEAST,
    )
    every = forms.ChoiceField(
        label="How often a return is due", widget=forms.RadioSelect, help_text=FOREVER
    )
    counts_from = DateField(label="From which day it counts", help_text=FOREVER)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["every"].choices = frequency_titles().items()  # type: ignore[attr-defined]


class KpiChangeForm(ReasonForm):
    field_order = ("title", "target", "reason")

    title = title_field(help_text=IN_PUBLIC)
    target = forms.DecimalField(
        label="Target for each period",
        max_digits=14,
        decimal_places=2,
        required=False,
    )


class StopForm(ReasonForm):
    field_order = ("body", "reason")

    body = forms.CharField(label="Which body decided so", max_length=200)


class ReturnForm(forms.Form):
    value = forms.DecimalField(label="What it came to", max_digits=14, decimal_places=2)
    source = forms.CharField(label="Source", max_length=300, help_text=SOURCE)


class CorrectionForm(ReturnForm):
    source = forms.CharField(
        label="What was wrong, and where the right number is from",
        max_length=300,
        help_text="Everybody can read it. Name no person.",
    )


class GroupingForm(forms.Form):
    grouping = forms.ChoiceField(label="By which groups", widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(each.name, each.title) for each in groupings().values()]
        self.fields["grouping"].choices = choices  # type: ignore[attr-defined]


class CountsForm(forms.Form):
    """A number for each group, handed on together.

    grouping : whose groups are asked for
    """

    source = forms.CharField(label="Source", max_length=300, help_text=SOURCE)

    def __init__(self, *args: Any, grouping: Grouping, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.grouping = grouping
        for name, title in grouping.groups.items():
            self.fields[f"count-{name}"] = forms.IntegerField(
                label=title, min_value=0, max_value=10_000_000
            )
        self.order_fields([name for name in self.fields if name != "source"])

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if self.errors:
            return said
        counts = {name: said.pop(f"count-{name}") for name in self.grouping.groups}
        return said | {"counts": counts}


class ReachForm(CountsForm):
    first = DateField(label="First day it is about")
    last = DateField(label="Last day it is about", latest=timezone.localdate)


def counts_of(report: ReachReport) -> Mapping[str, int]:
    return {f"count-{name}": count for name, count in report.counts.items()}


def of_service(found: Service) -> dict[str, Any]:
    """What a form shows of a service that there is."""
    return {
        "title": found.title,
        "text": found.text,
        "for_whom": found.for_whom,
        "referral": found.referral,
        "provider": found.provider.public_id if found.provider else None,
        "provider_name": found.provider_name,
        "commissioner": found.commissioner.public_id,
        "value": found.value,
    }
