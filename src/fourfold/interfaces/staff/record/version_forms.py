"""The shape of a version: its text, a PDF, or where it is."""

from django import forms

from fourfold.interfaces.components.dates import DateField
from fourfold.interfaces.components.sizes import size_words
from fourfold.interfaces.staff.strategy.choosing import link_field, words_field
from fourfold.partnership.public_record.limits import most_bytes


class VersionForm(forms.Form):
    dated_on = DateField(
        label="Day of this version", required=False, help_text="Empty if it gives none"
    )
    what_changed = words_field("What is different", longest=500)
    text = words_field(
        "Its text, as a page",
        longest=400_000,
        required=False,
        help_text="A line that begins with “## ” is a heading, one with “- ” a point."
        " Everybody can read a page; not everybody can read a PDF.",
    )
    approved_on = DateField(label="Day it was approved", required=False)
    approved_by_body = forms.CharField(
        label="Body that approved it", max_length=200, required=False
    )
    file = forms.FileField(
        label="PDF",
        required=False,
        help_text=f"Up to {size_words(most_bytes())}. Nobody sees it before the"
        " publication is published.",
    )
    link = link_field("Link to where it is")
