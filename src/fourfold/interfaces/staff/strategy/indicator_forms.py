"""The shape of what is typed about indicators and their numbers."""

from typing import Any, ClassVar

from django import forms
from django.utils import timezone

from fourfold.analysis.offences.measures import measures
from fourfold.interfaces.components.dates import DateField
from fourfold.partnership.areas.models import CoveredArea
from fourfold.partnership.strategy.indicating import kinds
from fourfold.partnership.strategy.models import Indicator
from fourfold.partnership.strategy.verdicts import Direction

from .choosing import IN_PUBLIC, ChoosingForm, ReasonForm, agency_field, words_field
from .tree_forms import title_field

KIND_WORDS = {
    "rate": "Rate for 1,000 residents",
    "rate-under-25": "Rate for 1,000 residents aged under 25",
    "count": "Count, of which nobody can say how sure it is",
}
PUBLISHED = "Only for figures of the published assessments."


def number_field(label: str, **how: Any) -> forms.DecimalField:
    return forms.DecimalField(label=label, max_digits=16, decimal_places=4, **how)


class NumbersForm(forms.Form):
    baseline_first = DateField(label="First day of the baseline", required=False)
    baseline_last = DateField(label="Last day of the baseline", required=False)
    baseline_value = number_field(
        "Baseline",
        required=False,
        help_text="Leave it empty to take the published figure of those months.",
    )
    baseline_lower = number_field("Lower end of its 95% interval", required=False)
    baseline_upper = number_field("Upper end of its 95% interval", required=False)
    target_value = number_field("Target")
    target_on = DateField(label="Day by which it is to be reached")


class IndicatorForm(ChoosingForm, NumbersForm):
    """Names of published figures are offered as lists, so that none is mistyped."""

    field_order = (
        *("title", "text", "agency", "attribution", "source"),
        *("measure", "kind", "area_code", "unit", "direction"),
    )
    keys: ClassVar[dict[str, str]] = {"agency": "agency_id"}

    title = title_field(help_text=IN_PUBLIC)
    text = words_field("What it counts, and what it leaves out", required=False)
    agency = agency_field("Agency that answers for it")
    attribution = forms.ChoiceField(
        label="Who moves it",
        choices=Indicator.Attribution,
        widget=forms.RadioSelect,
    )
    source = forms.ChoiceField(
        label="Where its numbers are from",
        choices=Indicator.Source,
        widget=forms.RadioSelect,
        help_text="It cannot be changed later.",
    )
    measure = forms.ChoiceField(label="Measure", required=False, help_text=PUBLISHED)
    kind = forms.ChoiceField(
        label="Kind of figure", required=False, help_text=PUBLISHED
    )
    area_code = forms.ChoiceField(label="Area", required=False, help_text=PUBLISHED)
    unit = forms.CharField(
        label="Of what",
        required=False,
        max_length=80,
        help_text="Such as “people”. Only for numbers that an agency brings.",
    )
    direction = forms.ChoiceField(
        label="Which way is better",
        choices=Direction,
        widget=forms.RadioSelect,
        help_text="It cannot be changed later.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        areas = CoveredArea.objects.filter(is_current=True).order_by("kind", "name")
        self._offer("measure", [(each.id, each.short_title) for each in measures()])
        self._offer("kind", [(each, KIND_WORDS[each]) for each in kinds()])
        self._offer("area_code", list(areas.values_list("code", "name")))

    def _offer(self, name: str, offered: list[tuple[str, str]]) -> None:
        self.fields[name].choices = [("", "None"), *offered]  # type: ignore[attr-defined]


class IndicatorChangeForm(ReasonForm, ChoosingForm, NumbersForm):
    """Without what it follows and which way is better, which stay."""

    field_order = ("title", "text", "agency", "attribution")
    keys: ClassVar[dict[str, str]] = {"agency": "agency_id"}

    title = title_field(help_text=IN_PUBLIC)
    text = words_field("What it counts, and what it leaves out", required=False)
    agency = agency_field("Agency that answers for it")
    attribution = forms.ChoiceField(
        label="Who moves it",
        choices=Indicator.Attribution,
        widget=forms.RadioSelect,
    )


class IndicatorStopForm(forms.Form):
    reason = words_field("Why it is no longer followed", longest=500)
    body = forms.CharField(label="Body that decided so", max_length=200)


class NumberForm(forms.Form):
    first = DateField(label="First day it is of")
    last = DateField(label="Last day it is of", latest=timezone.localdate)
    value = number_field("Number")
    lower = number_field("Lower end of its 95% interval", required=False)
    upper = number_field("Upper end of its 95% interval", required=False)
    source = forms.CharField(
        label="Source",
        max_length=300,
        help_text="Where the number is from, such as a survey. Name no person.",
    )


class StrikeNumberForm(forms.Form):
    reason = words_field("What is wrong with it", longest=300)


def of_indicator(indicator: Indicator) -> dict[str, Any]:
    """What a form shows of an indicator that there is."""
    names = ("title", "text", "attribution", *NumbersForm.base_fields)
    values = {name: getattr(indicator, name) for name in names}
    return values | {"agency": indicator.agency.public_id}
