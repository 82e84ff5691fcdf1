"""Forms in the markup of the design system: a template says `{{ form }}`."""

from typing import Any

from django import forms
from django.forms import BaseForm, BoundField
from django.forms.renderers import TemplatesSetting
from django.forms.widgets import Widget
from django.utils.translation import gettext_lazy as _

from .dates import DayMonthYear
from .languages import is_english

EMPTY = forms.Field.default_error_messages["required"]
# The class of each kind of control; the others bring their own markup.
CLASSES = {
    "select": "govuk-select",
    "typedselect": "govuk-select",
    "selectmultiple": "govuk-select",
    "textarea": "govuk-textarea",
    "clearablefile": "govuk-file-upload",
    "file": "govuk-file-upload",
    "checkbox": "govuk-checkboxes__input",
    "radioselect": "",
    "checkboxselectmultiple": "",
    "daymonthyear": "",
    "hidden": "",
    "multiplehidden": "",
}
TEXT = "govuk-input"
PASSWORD = "govuk-password-input__input govuk-js-password-input-input"  # noqa: S105
WITHOUT_ERROR_CLASS = {"checkbox"}
ENTER = _("Enter {}")
# What a reader is asked for when a field is left empty, by the kind of control.
ASKS = {
    "select": _("Choose {}"),
    "typedselect": _("Choose {}"),
    "selectmultiple": _("Choose {}"),
    "radioselect": _("Choose {}"),
    "checkboxselectmultiple": _("Choose {}"),
    "clearablefile": _("Choose {}"),
    "file": _("Choose {}"),
    "checkbox": _("Tick “{}” to go on"),
}


class Field(BoundField):
    """A field of a form that knows the classes of its control, and how to ask."""

    def __init__(self, form: BaseForm, field: forms.Field, name: str) -> None:
        super().__init__(form, field, name)
        # A form makes this before it cleans the field, whose messages are its own copy:
        # so forms of others ask in plain words too.
        if field.error_messages.get("required") == EMPTY:
            field.error_messages["required"] = self._ask()

    def build_widget_attrs(
        self, attrs: dict[str, Any], widget: Widget | None = None
    ) -> dict[str, Any]:
        built = super().build_widget_attrs(attrs, widget)
        # What is left out is told by us, in words; a browser's bubble comes before
        # them, vanishes, and is not read out everywhere.
        built.pop("required", None)
        own = CLASSES.get(self.widget_type, TEXT)
        if not own:
            return built
        wanted = [own, self.field.widget.attrs.get("class", "")]
        if self.widget_type == "password":
            wanted.append(PASSWORD)
            built = {"spellcheck": "false", "autocapitalize": "none", **built}
        if self.errors and self.widget_type not in WITHOUT_ERROR_CLASS:
            wanted.append(f"{own}--error")
        return {**built, "class": " ".join(filter(None, wanted))}

    def _ask(self) -> str:
        label, kind = str(self.label), self.widget_type
        # In English it stands inside the sentence; elsewhere it is quoted as it is.
        if kind != "checkbox" and label[1:2].islower() and is_english():
            label = f"{label[0].lower()}{label[1:]}"
        return str(ASKS.get(kind, ENTER)).format(label)

    @property
    def first_id(self) -> str:
        """Where the summary of errors leads: the first control of the field."""
        widget = self.field.widget
        if isinstance(widget, DayMonthYear):
            return widget.id_for_label(self.auto_id)
        return f"{self.auto_id}_0" if self.use_fieldset else self.auto_id


class Renderer(TemplatesSetting):
    form_template_name = "components/form.html"
    field_template_name = "components/field.html"
    bound_field_class = Field
