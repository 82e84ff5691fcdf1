"""The shape of what is typed about money."""

from typing import Any, ClassVar

from django import forms
from django.utils import timezone

from fourfold.interfaces.components.dates import DateField
from fourfold.interfaces.staff.strategy.choosing import (
    IN_PUBLIC,
    ChoosingForm,
    ReasonForm,
    words_field,
)
from fourfold.interfaces.staff.strategy.tree_forms import title_field
from fourfold.partnership.figures.models import Figure
from fourfold.partnership.figures.wording import MONEY
from fourfold.partnership.programmes.models import (
    FundingLine,
    MoneyEntry,
    Programme,
    Service,
)
from fourfold.partnership.programmes.money import financial_year, year_words

SOURCE = (
    "Where the number is from, such as the ledger or a grant letter. Name no person."
)


def money_field(label: str, **how: Any) -> forms.DecimalField:
    how = {"min_value": 0, **how}
    return forms.DecimalField(label=label, max_digits=14, decimal_places=2, **how)


class FundingForm(ChoosingForm):
    """programme : whose money it is; line : the one that is changed, if one is"""

    keys: ClassVar[dict[str, str]] = {
        "figure": "figure_id",
        "on_top_of": "on_top_of_id",
    }

    title = title_field(help_text=IN_PUBLIC)
    funder = forms.CharField(
        label="Who gives it", max_length=200, help_text="An organisation, not a person"
    )
    figure = forms.ModelChoiceField(
        label="Published figure that says how much",
        queryset=Figure.objects.filter(unit__in=MONEY, value__isnull=False),
        to_field_name="name",
        required=False,
        empty_label="None: I give the amount",
        help_text="Where somebody published the amount, choose it: one correction of "
        "the figure mends every page.",
    )
    amount = money_field("Or the amount in pounds", required=False)
    starts_on = DateField(label="First day it is for", required=False)
    ends_on = DateField(label="Last day it is for", required=False)
    period = forms.CharField(
        label="When it is for, in words",
        max_length=200,
        required=False,
        help_text="If the days are not known, such as “four years”",
    )
    on_top_of = forms.ModelChoiceField(
        label="Other money that it comes on top of",
        queryset=FundingLine.objects.none(),
        to_field_name="public_id",
        required=False,
        empty_label="None",
    )

    def __init__(
        self,
        *args: Any,
        programme: Programme,
        line: FundingLine | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        found = programme.funding.all()
        if line is not None:
            found = found.exclude(pk=line.pk)
        self.fields["on_top_of"].queryset = found  # type: ignore[attr-defined]


class FundingChangeForm(ReasonForm, FundingForm):
    field_order = (
        *("title", "funder", "figure", "amount", "starts_on", "ends_on", "period"),
        *("on_top_of", "reason"),
    )


class YearForm(forms.Form):
    year = forms.TypedChoiceField(
        label="Financial year", coerce=int, help_text="From April to March"
    )
    amount = money_field("What of the money is for it, in pounds")
    reason = words_field("Where the number is from", longest=500)

    def __init__(self, *args: Any, line: FundingLine, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = timezone.localdate()
        first = financial_year(line.starts_on or today)
        last = financial_year(line.ends_on or today)
        years = [(each, year_words(each)) for each in range(first, last + 1)]
        self.fields["year"].choices = years  # type: ignore[attr-defined]


class MoneyForm(ChoosingForm):
    keys: ClassVar[dict[str, str]] = {"service": "service_id"}

    kind = forms.ChoiceField(
        label="What happened", choices=MoneyEntry.Kind, widget=forms.RadioSelect
    )
    amount = money_field("How much, in pounds")
    dated_on = DateField(label="Its date", latest=timezone.localdate)
    service = forms.ModelChoiceField(
        label="For which service",
        queryset=Service.objects.none(),
        to_field_name="public_id",
        required=False,
        empty_label="None of them",
    )
    source = forms.CharField(label="Source", max_length=300, help_text=SOURCE)

    def __init__(self, *args: Any, line: FundingLine, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = Service.objects.filter(programme=line.programme_id)
        self.fields["service"].queryset = found  # type: ignore[attr-defined]


class StrikeForm(forms.Form):
    reason = words_field("What is wrong with it", longest=300)


def of_line(line: FundingLine) -> dict[str, Any]:
    """What a form shows of a funding line that there is."""
    return {
        "title": line.title,
        "funder": line.funder,
        "figure": line.figure.name if line.figure else None,
        "amount": line.amount,
        "starts_on": line.starts_on,
        "ends_on": line.ends_on,
        "period": line.period,
        "on_top_of": line.on_top_of.public_id if line.on_top_of else None,
    }
