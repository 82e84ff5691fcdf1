"""How much each action of a recommendation counts, all in one form."""

from collections.abc import Sequence
from typing import Any

from django import forms

from fourfold.partnership.strategy.models import Action
from fourfold.partnership.strategy.progress import fault_of_weights

from .choosing import words_field


class WeightsForm(forms.Form):
    """actions : each gets a field, by its key"""

    reason = words_field("Why they count like that", longest=500)

    def __init__(self, *args: Any, actions: Sequence[Action], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.keys = [each.pk for each in actions]
        for each in actions:
            self.fields[_name(each.pk)] = forms.DecimalField(
                label=each.title,
                required=False,
                max_digits=5,
                decimal_places=4,
                min_value=0,
                max_value=1,
                initial=each.weight,
            )
        self.order_fields([*map(_name, self.keys), "reason"])

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        for key in self.keys:
            if said.get(_name(key)) == 0:
                self.add_error(_name(key), "How much it counts must be more than 0")
        if self.errors:
            return said
        weights = {key: said[_name(key)] for key in self.keys}
        fault = fault_of_weights(weights.values())
        if fault:
            raise forms.ValidationError(f"{fault}.")
        return {"weights": weights, "reason": said["reason"]}


def _name(key: int) -> str:
    return f"weight-{key}"
