"""Choices whose words are in English on a page of any language."""

from typing import Any

from django import forms
from django.conf import settings

from .languages import is_english


class TypedSelect(forms.Select):
    """Marks what staff typed as English; "All", which asks for nothing, is ours."""

    def create_option(
        self, name: str, value: Any, *args: Any, **kwargs: Any
    ) -> dict[str, Any]:
        option: dict[str, Any] = super().create_option(name, value, *args, **kwargs)
        if value and not is_english():
            option["attrs"] |= {"lang": settings.LANGUAGE_CODE, "dir": "ltr"}
        return option


class TypedChoices(forms.ChoiceField):
    widget = TypedSelect
