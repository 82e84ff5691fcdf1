"""What forms of this room share: choices that become keys, and reasons."""

from typing import Any, ClassVar, cast

from django import forms
from django.db.models import Model, QuerySet
from django.http import QueryDict

from fourfold.partnership.accounts.models import Agency

IN_PUBLIC = "Everybody can read it. Name no person."
OVERTAKEN = (
    "Somebody else changed this while you wrote. What you typed is still here. Read in "
    "the history what they changed, then save again or cancel."
)


def agency_field(label: str, **how: Any) -> forms.ModelChoiceField[Agency]:
    return forms.ModelChoiceField(
        label=label,
        queryset=Agency.objects.current(),
        to_field_name="public_id",
        empty_label="Choose an agency",
        **how,
    )


def agencies_field(label: str, **how: Any) -> forms.ModelMultipleChoiceField[Agency]:
    return forms.ModelMultipleChoiceField(
        label=label,
        queryset=Agency.objects.current(),
        to_field_name="public_id",
        widget=forms.CheckboxSelectMultiple,
        required=False,
        **how,
    )


def words_field(label: str, *, longest: int = 2000, **how: Any) -> forms.CharField:
    """Several lines of words for the public."""
    how = {"help_text": IN_PUBLIC, **how}
    widget = forms.Textarea({"rows": 4})
    return forms.CharField(label=label, max_length=longest, widget=widget, **how)


def link_field(label: str) -> forms.URLField:
    return forms.URLField(
        label=label, required=False, max_length=500, assume_scheme="https"
    )


class ChoosingForm(forms.Form):
    """A form whose choices are handed on as keys.

    keys : of each field, the argument of the service that takes its key
    """

    keys: ClassVar[dict[str, str]] = {}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        chosen = {name: cleaned.pop(name) for name in self.keys if name in cleaned}
        return cleaned | {self.keys[name]: _key(row) for name, row in chosen.items()}


class ReasonForm(forms.Form):
    """A change with its reason, which does not undo what its writer has not seen.

    newest : key of the last entry of the history, as it is now
    """

    reason = words_field("Why it is changed", longest=500)
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        newest: int,
        initial: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> None:
        kwargs["initial"] = {"seen": newest, **(initial or {})}
        super().__init__(*args, **kwargs)
        self.is_overtaken = self.is_bound and self.data.get("seen") != str(newest)
        if self.is_overtaken:
            typed = cast(QueryDict, self.data).copy()
            typed["seen"] = str(newest)
            self.data = typed

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        cleaned.pop("seen", None)
        if self.is_overtaken:
            raise forms.ValidationError(OVERTAKEN)
        return cleaned


def _key(row: Model | QuerySet[Any] | None) -> int | list[int] | None:
    if isinstance(row, QuerySet):
        return [each.pk for each in row]
    return row.pk if row else None
