from django import forms


class ReportedFilter(forms.Form):
    text = forms.CharField(label="Words or source", required=False, max_length=100)
