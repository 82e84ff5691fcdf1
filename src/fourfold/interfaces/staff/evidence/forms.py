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

    name = forms.SlugField(
        label="Name for use in texts",
        max_length=80,
        required=False,
        help_text="Small letters, digits and hyphens: life-skills-children. It never"
        " changes. Leave it empty and one is made.",
    )
    what = forms.CharField(
        label="What it counts",
        max_length=200,
        help_text="As it goes on after number and unit: “were treated for stab"
        " wounds”. Name nobody.",
    )
    value = forms.DecimalField(
        label="Number",
        max_digits=18,
        decimal_places=6,
        min_value=0,
        required=False,
        help_text="Leave it empty for a claim that gives no number.",
    )
    qualifier = forms.ChoiceField(
        label="How exact the source says it is",
        choices=Figure.Qualifier,
        widget=forms.RadioSelect,
    )
    unit = forms.CharField(
        max_length=60,
        required=False,
        help_text="people, offences, per 1,000 residents, %, £",
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
    elsewhere = forms.CharField(
        label="Another place",
        max_length=120,
        required=False,
        help_text="If it is about none of these: a police area, London",
    )
    source = forms.CharField(
        max_length=300,
        help_text="Who published it, in which document, on which page or at which"
        " address",
    )
    basis = forms.CharField(
        label="What the source says it rests on",
        max_length=300,
        required=False,
        help_text="The survey or count. Leave it empty if the source does not say:"
        " readers are told so.",
    )
    note = forms.CharField(
        label="What to bear in mind",
        max_length=500,
        required=False,
        help_text="What nobody must read into it: that it is a target and no result,"
        " or about two boroughs and not one. Name nobody.",
    )
    as_at = DateField(label="Date of the source", latest=timezone.localdate)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        place = cleaned.pop("place", None)
        return {**cleaned, "place_id": place.pk if place else None}


class CorrectionForm(FigureForm):
    # Texts refer to it by its name, so that stays.
    name = None  # type: ignore[assignment]
    reason = forms.CharField(
        label="Why it is corrected",
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
        help_text="Readers may be told. Name nobody.",
    )


class ConflictForm(forms.Form):
    """Another figure that does not agree with this one."""

    other = forms.ModelChoiceField(
        label="The other figure", queryset=Figure.objects.none()
    )
    text = forms.CharField(
        label="How they disagree",
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
        help_text="Readers see both side by side, with these words. Name nobody.",
    )

    def __init__(self, *args: Any, one_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Figure.objects.exclude(pk=one_id)
        self.fields["other"].queryset = others  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        other = cleaned.pop("other", None)
        return {**cleaned, "other_id": other.pk if other else None}


class SettlingForm(forms.Form):
    how = forms.CharField(
        label="How it was settled",
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
        help_text="Which is right, and how you know. Name nobody.",
    )
