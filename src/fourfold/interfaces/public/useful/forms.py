import re

from django import forms

from fourfold.interfaces.components.values import Hinted

# A path on this site, and no other address.
PAGE = re.compile(r"/(?!/)[A-Za-z0-9/._-]{0,199}", re.ASCII)
ANSWERS = [("yes", "Yes"), ("no", Hinted("No", "Something was wrong, or missing"))]


class UsefulForm(forms.Form):
    page = forms.CharField(max_length=200, widget=forms.HiddenInput)
    answer = forms.ChoiceField(
        label="Was the page useful?", choices=ANSWERS, widget=forms.RadioSelect
    )
    words = forms.CharField(
        label="What would make it better?",
        help_text="Please name nobody, and write nothing by which somebody could be"
        " known. Nobody reads this in an emergency.",
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def clean_page(self) -> str:
        page = str(self.cleaned_data["page"])
        if not PAGE.fullmatch(page):
            raise forms.ValidationError("This is no page of this site.")
        return page
