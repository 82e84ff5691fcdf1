"""The shape of what is typed about requests, decisions and holds."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from fourfold.interfaces.components.dates import DateField
from fourfold.partnership.accounts.models import Person
from fourfold.partnership.information_rights import law
from fourfold.partnership.information_rights.models import (
    DisclosureItem,
    LegalHold,
    SubjectAccessRequest,
)
from fourfold.partnership.information_rights.queries import person_with_address
from fourfold.partnership.information_rights.register import personal_holdings

Decision = DisclosureItem.Decision
EVERY = ("", "All")


class RequestFilter(forms.Form):
    text = forms.CharField(label="Name or reference", required=False, max_length=100)
    state = forms.ChoiceField(
        required=False,
        choices=[
            ("open", "Open"),
            *SubjectAccessRequest.State.choices,
            ("all", "All"),
        ],
    )


class _WithAccount(forms.Form):
    """With an e-mail address that somebody has an account by."""

    def clean_account(self) -> Person | None:
        address = self.cleaned_data["account"]
        person = person_with_address(address) if address else None
        if address and person is None:
            raise ValidationError("Nobody works or worked here with this address")
        return person

    def clean(self) -> dict[str, Any]:
        """For services: the key of the account, not its address."""
        found = dict(super().clean() or {})
        person = found.pop("account", None)
        return {**found, "person_id": person.pk if person else None}


class NewRequestForm(_WithAccount):
    subject_name = forms.CharField(label="Name of the person who asks", max_length=120)
    subject_contact = forms.CharField(
        label="How to reach them",
        max_length=200,
        help_text="An address or number that is safe for them, or their solicitor’s",
    )
    subject_email = forms.EmailField(
        label="E-mail address to look for",
        required=False,
        help_text="What is held under this address is found",
    )
    account = forms.EmailField(
        label="Work e-mail address, if they work or worked here", required=False
    )
    received_on = DateField(
        label="Day it was received",
        help_text="Also if it was not a working day, and however it was asked",
        initial=timezone.localdate,
        latest=timezone.localdate,
    )


class IdentityForm(forms.Form):
    proof = forms.ChoiceField(
        label="How did they prove who they are?",
        widget=forms.RadioSelect,
        error_messages={"required": "Say how they proved who they are"},
    )
    on = DateField(label="Day", initial=timezone.localdate, latest=timezone.localdate)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["proof"].choices = law.codes("identity")  # type: ignore[attr-defined]


class ReasonForm(forms.Form):
    """Of a list in definitions/law: `of` names it."""

    reason = forms.ChoiceField(
        label="Why?",
        widget=forms.RadioSelect,
        error_messages={"required": "Say why"},
    )

    def __init__(self, *args: Any, of: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].choices = law.codes(of)  # type: ignore[attr-defined]


class ColleagueForm(forms.Form):
    person_id = forms.TypedChoiceField(
        label="Who?",
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "Say who is let in"},
    )

    def __init__(self, *args: Any, people: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person_id"].choices = [(p.pk, p.name) for p in people]  # type: ignore[attr-defined]


class QueueFilter(forms.Form):
    show = forms.ChoiceField(
        required=False,
        choices=[
            ("undecided", "Not decided"),
            ("proposed", "As the site proposes"),
            ("decided", "Decided by somebody"),
            ("all", "All"),
        ],
    )


class ItemForm(forms.Form):
    """One thing that is held: whether it is given."""

    decision = forms.ChoiceField(
        label="Give it?",
        widget=forms.RadioSelect,
        choices=[
            (value, title)
            for value, title in Decision.choices
            if value != Decision.UNDECIDED
        ],
        error_messages={"required": "Decide whether to give it"},
    )
    exemption = forms.ChoiceField(
        label="Why it, or a part of it, is left out", required=False
    )
    shown = forms.CharField(
        label="The text with parts blacked out",
        required=False,
        strip=False,
        widget=forms.Textarea({"rows": 3}),
        help_text="Put █ for what is removed, and change nothing else",
    )

    def __init__(self, *args: Any, item: DisclosureItem, **kwargs: Any) -> None:
        is_open = item.decision == Decision.UNDECIDED
        initial = {
            "decision": "" if is_open else item.decision,
            "exemption": item.exemption,
            "shown": item.shown or item.value,
        }
        own = {"initial": initial, "prefix": f"item-{item.pk}"}
        super().__init__(*args, **{**kwargs, **own})
        self.item = item
        titles = [(code, each["title"]) for code, each in law.exemptions().items()]
        self.fields["exemption"].choices = [("", "Nothing is left out"), *titles]  # type: ignore[attr-defined]

    @property
    def is_removing(self) -> bool:
        """Whether a part or all of it is left out, as it stands or is wanted."""
        wanted = self["decision"].value() or Decision.DISCLOSE
        return wanted != Decision.DISCLOSE or bool(self.errors)

    def clean_shown(self) -> str:
        # A browser sends each end of a line as two characters.
        return str(self.cleaned_data["shown"]).replace("\r\n", "\n")


class HoldForm(_WithAccount):
    account = forms.EmailField(
        label="Work e-mail address of the person",
        required=False,
        help_text="To keep all that is about somebody who works or worked here",
    )
    kind = forms.ChoiceField(
        label="Or a kind of record",
        required=False,
        help_text="To keep all of a kind, or one record of it",
    )
    row = forms.CharField(
        label="Number of the record",
        required=False,
        max_length=40,
        help_text="Only to keep one record of that kind",
    )
    reason = forms.ChoiceField(
        label="Why must it be kept?",
        widget=forms.RadioSelect,
        choices=LegalHold.Reason,
        error_messages={"required": "Say why it must be kept"},
    )
    matter = forms.CharField(
        label="Reference of the matter",
        required=False,
        max_length=60,
        help_text="What it is called where it is dealt with. No names.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [(each.kind, each.title) for each in personal_holdings()]
        self.fields["kind"].choices = [("", "None"), *kinds]  # type: ignore[attr-defined]
