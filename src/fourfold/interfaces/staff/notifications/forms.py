from django import forms

from fourfold.partnership.notifications.kinds import all_kinds
from fourfold.partnership.notifications.models import Message


class MessageFilter(forms.Form):
    state = forms.ChoiceField(
        choices=[("", "Any"), *Message.State.choices], required=False
    )
    kind = forms.ChoiceField(label="Which message", required=False)

    def __init__(self, *args, **kwargs) -> None:  # type: ignore[no-untyped-def]
        super().__init__(*args, **kwargs)
        kinds = sorted((kind.title, name) for name, kind in all_kinds().items())
        choices = [("", "Any"), *((name, title) for title, name in kinds)]
        self.fields["kind"].choices = choices  # type: ignore[attr-defined]
