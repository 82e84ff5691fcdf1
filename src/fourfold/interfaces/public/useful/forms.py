import re

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from fourfold.interfaces.components.values import Hinted

# A path on this site, and no other address.
PAGE = re.compile(r"/(?!/)[A-Za-z0-9/._-]{0,199}", re.ASCII)


def _answers() -> list[tuple[str, str]]:
    hint = gettext("Something was wrong, or missing")
    return [("yes", gettext("Yes")), ("no", Hinted(gettext("No"), hint))]


class UsefulForm(forms.Form):
    page = forms.CharField(max_length=200, widget=forms.HiddenInput)
    answer = forms.ChoiceField(
        label=_("Was the page useful?"), choices=_answers, widget=forms.RadioSelect
    )
    words = forms.CharField(
        label=_("What would make it better?"),
        help_text=_(
            "Please name nobody, and write nothing by which somebody could be known. "
            "Nobody reads this in an emergency."
        ),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def clean_page(self) -> str:
        page = str(self.cleaned_data["page"])
        if not PAGE.fullmatch(page):
            raise forms.ValidationError(_("This is no page of this site."))
        return page
