"""The shape of what is sent to be loaded."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from fourfold.interfaces.components.sizes import size_words
from fourfold.partnership.areas.models import CoveredArea
from fourfold.partnership.datasets.limits import limits

MONTH = r"^\d{4}-(0[1-9]|1[0-2])$"


class FileInput(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files at once."""

    widget = FileInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        files = list(data or [])
        if not files:
            raise ValidationError("Choose the files to load", code="required")
        one = super().clean
        return [one(each, initial) for each in files]


class UploadForm(forms.Form):
    chosen = FilesField(
        label="Files",
        help_text="The archive of police.uk (ZIP or CSV), boundaries (GeoJSON or a"
        " zipped shapefile), look-ups, residents, deprivation (CSV). "
        f"Up to {limits().most_files} files and {size_words(limits().most_bytes)}"
        " together.",
        allow_empty_file=True,
    )
    edition = forms.RegexField(
        MONTH,
        label="Month up to which the publisher had data",
        required=False,
        help_text="As 2026-08. Leave it empty for the latest month in the files. Of two"
        " loads of one month the later edition counts.",
        error_messages={"invalid": "Write the month as 2026-08"},
    )
    force = forms.CharField(
        label="Police force, only for answers of the police.uk API",
        required=False,
        max_length=80,
    )
    covers = forms.ModelMultipleChoiceField(
        queryset=CoveredArea.objects.filter(kind=CoveredArea.Kind.AUTHORITY),
        label="Authorities that those answers are about",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    invented = forms.BooleanField(
        label="The data is invented",
        required=False,
        help_text="Everything made from it will say so.",
    )

    def options(self) -> dict[str, Any]:
        """What the files do not say of themselves."""
        said = self.cleaned_data
        return {
            "edition": said["edition"] or None,
            "force": said["force"] or None,
            "covers": [area.code for area in said["covers"]],
            "invented": said["invented"],
        }
