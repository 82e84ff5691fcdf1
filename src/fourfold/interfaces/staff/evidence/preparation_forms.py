"""The shape of what is typed while an assessment is prepared."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from fourfold.analysis.assessment.comparators import ALL, SIMILAR, groups
from fourfold.analysis.assessment.periods import MONTHS_IN_A_YEAR, Period
from fourfold.partnership.areas.models import CoveredArea

from .upload_forms import MONTH

MONTHS = [(12, "12 months"), (6, "6 months"), (3, "3 months"), (24, "24 months")]
NAME_NOBODY = "Plain text; leave a line empty between paragraphs. Name nobody."


def _groups() -> list[tuple[str, str]]:
    return [
        ("", "As it was chosen before; else the most similar authorities"),
        (SIMILAR, "The most similar authorities"),
        (ALL, "All authorities in the data"),
        *((group.id, group.title.capitalize()) for group in groups()),
    ]


class ChoicesForm(forms.Form):
    """What can be changed from one draft to the next."""

    compare_with = forms.ChoiceField(
        label="Set it beside", choices=_groups, required=False
    )
    signed_as = forms.CharField(
        label="Who signs the commentary",
        max_length=120,
        help_text="As it is to be published: a name and a team, or only the team.",
    )


class PreparationForm(ChoicesForm):
    area = forms.ModelChoiceField(
        queryset=CoveredArea.objects.filter(kind=CoveredArea.Kind.AUTHORITY),
        empty_label=None,
    )
    last_month = forms.RegexField(
        MONTH,
        label="Last month",
        help_text="As 2026-06",
        error_messages={"invalid": "Write the month as 2026-06"},
    )
    months = forms.TypedChoiceField(
        label="How long", choices=MONTHS, coerce=int, initial=MONTHS_IN_A_YEAR
    )
    field_order = ("area", "last_month", "months", "compare_with", "signed_as")

    def clean(self) -> dict[str, Any]:
        """As the service takes it."""
        said = super().clean() or {}
        if self.errors:
            return said
        return {
            "area_id": said["area"].pk,
            "period": _period(said["last_month"], said["months"]),
            "compare_with": said["compare_with"],
            "signed_as": said["signed_as"],
        }


def _period(last: str, months: int) -> Period:
    year, month = map(int, last.split("-"))
    number = year * MONTHS_IN_A_YEAR + month - 1 - (months - 1)
    first_year, first_month = divmod(number, MONTHS_IN_A_YEAR)
    return Period(f"{first_year:04d}-{first_month + 1:02d}", last)


class SectionForm(forms.Form):
    text = forms.CharField(
        label="What you have to say",
        required=False,
        max_length=20_000,
        strip=False,
        widget=forms.Textarea({"rows": 14}),
        help_text=NAME_NOBODY,
    )
    based_on = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def clean_text(self) -> str:
        text = str(self.cleaned_data["text"])
        if any(not (each.isprintable() or each in "\r\n\t") for each in text):
            raise ValidationError("Remove the signs in it that cannot be printed.")
        return text.replace("\t", " ")


class CommentForm(forms.Form):
    text = forms.CharField(
        label="Your comment",
        max_length=4_000,
        widget=forms.Textarea({"rows": 4}),
        help_text="About the document. Name nobody.",
    )
