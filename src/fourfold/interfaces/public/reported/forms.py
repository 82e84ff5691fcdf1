from django import forms
from django.utils.translation import gettext_lazy as _


class ReportedFilter(forms.Form):
    text = forms.CharField(label=_("Words or source"), required=False, max_length=100)
