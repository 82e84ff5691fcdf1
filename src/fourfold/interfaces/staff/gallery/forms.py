"""A form with every kind of field."""

from datetime import date

from django import forms

from fourfold.interfaces.components.dates import DateField
from fourfold.interfaces.components.values import Hinted

AGENCIES = [("council", "Council"), ("police", "Police"), ("health", "Health")]
WAYS = [
    ("visit", Hinted("A visit", "Two officers, in the week after")),
    ("letter", Hinted("A letter", "Sent the same day")),
    ("nothing", "Nothing for now"),
]


class SampleForm(forms.Form):
    title = forms.CharField(
        help_text="In a few words, without the name of a person", max_length=80
    )
    email = forms.EmailField(label="Work e-mail address")
    password = forms.CharField(widget=forms.PasswordInput)
    happened_on = DateField(
        label="Date it happened",
        help_text="For example, 27 3 2026",
        earliest=date(2000, 1, 1),
        latest=date(2099, 12, 31),
    )
    account = forms.CharField(
        label="What happened", widget=forms.Textarea(attrs={"rows": 4})
    )
    agency = forms.ChoiceField(choices=AGENCIES)
    way = forms.ChoiceField(
        label="What to do next", choices=WAYS, widget=forms.RadioSelect
    )
    told = forms.MultipleChoiceField(
        label="Who was told",
        choices=AGENCIES,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    paper = forms.FileField(label="A paper", required=False)
    agreed = forms.BooleanField(label="I have read the agreement")


class SampleFilter(forms.Form):
    words = forms.CharField(label="Search", required=False)
    agency = forms.ChoiceField(
        choices=[("", "All agencies"), *AGENCIES], required=False
    )
