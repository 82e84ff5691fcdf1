"""Forms in the markup of the design system: a template says `{{ form }}`."""

from typing import Any

from django.forms import BoundField
from django.forms.renderers import TemplatesSetting
from django.forms.widgets import Widget

from .dates import DayMonthYear

# The class of each kind of control; the others bring their own markup.
CLASSES = {
    "select": "govuk-select",
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
WITHOUT_ERROR_CLASS = {"checkbox", "hidden"}


class Field(BoundField):
    """A field of a form that knows the classes of its control."""

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
        if self.errors and self.widget_type not in WITHOUT_ERROR_CLASS:
            wanted.append(f"{own}--error")
        return {**built, "class": " ".join(filter(None, wanted))}

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
