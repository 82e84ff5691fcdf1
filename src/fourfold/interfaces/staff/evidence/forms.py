"""The shape of what is typed about figures."""

from typing import Any

from django import forms
from django.utils import timezone

from fourfold.interfaces.components.dates import DateField
from fourfold.partnership.areas.models import CoveredArea
from fourfold.partnership.figures.models import Figure


class FiguresFilter(forms.Form):
    text = forms.CharField(label="Words or source", required=False, max_length=100)
    state = forms.ChoiceField(
        required=False, choices=[("", "All"), *Figure.State.choices]
    )


class FigureForm(forms.Form):
    """One number with all that it means nothing without."""

    what = forms.CharField(
        label="What it counts",
        max_length=200,
        help_text="As it goes on after number and unit: “were treated for stab"
        " wounds”. Name nobody.",
    )
    value = forms.DecimalField(
        label="Number", max_digits=18, decimal_places=6, min_value=0
    )
    qualifier = forms.ChoiceField(
        label="How exact the source says it is",
        choices=Figure.Qualifier,
        widget=forms.RadioSelect,
    )
    unit = forms.CharField(
        max_length=60, help_text="people, offences, per 1,000 residents, %, £"
    )
    numerator = forms.IntegerField(
        label="Part of a share, if it is one", required=False, min_value=0
    )
    denominator = forms.IntegerField(
        label="Whole of the share", required=False, min_value=1
    )
    period = forms.CharField(
        max_length=100, help_text="The time it is about: April 2025 to March 2026"
    )
    place = forms.ModelChoiceField(
        queryset=CoveredArea.objects.all(), required=False, empty_label="None of these"
    )
    source = forms.CharField(
        max_length=300,
        help_text="Who published it, in which document, on which page or at which"
        " address",
    )
    as_at = DateField(label="Date of the source", latest=timezone.localdate)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        place = cleaned.pop("place", None)
        return {**cleaned, "place_id": place.pk if place else None}


class CorrectionForm(FigureForm):
    reason = forms.CharField(
        label="Why it is corrected",
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
        help_text="Readers may be told. Name nobody.",
    )
