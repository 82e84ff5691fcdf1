"""The shape of how often somebody wants to be reminded."""

from django import forms

from fourfold.partnership.reminders.models import Preference


class FrequencyForm(forms.Form):
    frequency = forms.ChoiceField(
        label="How often",
        choices=Preference.Frequency.choices,
        widget=forms.RadioSelect,
        help_text="What is long late is brought to those who decide all the same.",
    )
