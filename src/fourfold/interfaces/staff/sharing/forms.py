"""The shape of what is typed about agreements and about who is let in."""

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone

from fourfold.interfaces.components.dates import DateField
from fourfold.interfaces.components.values import Hinted
from fourfold.partnership.accounts.models import Agency, RoleHolding
from fourfold.partnership.accounts.queries import agency_choices
from fourfold.partnership.accounts.roles import all_roles
from fourfold.partnership.sharing import definitions, queries
from fourfold.partnership.sharing.models import (
    AgreementStatus,
    BreakGlass,
    Conflict,
    Membership,
    RestrictedRecord,
    SharingAgreement,
)
from fourfold.partnership.sharing.services import Terms

MANY = forms.CheckboxSelectMultiple
REFERENCE_HINT = "The one you were given, like 1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed"


def purpose_choices() -> list[tuple[str, str]]:
    return list(definitions.purposes().items())


def power_choices() -> list[tuple[str, Hinted]]:
    return [
        (power.name, Hinted(power.short, power.title))
        for power in definitions.powers().values()
    ]


class AgreementFilter(forms.Form):
    text = forms.CharField(label="Title", required=False, max_length=100)
    agency = forms.ChoiceField(required=False)
    status = forms.ChoiceField(
        required=False,
        choices=[
            ("", "All"),
            (queries.REVIEW_DUE, "Review overdue"),
            *AgreementStatus.choices,
        ],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].choices = [("", "All"), *agency_choices()]  # type: ignore[attr-defined]


class DaysForm(forms.Form):
    starts_on = DateField(label="First day", initial=timezone.localdate)
    review_by = DateField(label="Review it by")
    ends_on = DateField(label="Last day")


class TermsForm(DaysForm):
    """The words of an agreement; `cleaned_data` holds them as Terms."""

    field_order = ("title", "agencies", "purposes", "powers", "data_categories")

    title = forms.CharField(max_length=160, help_text="What it is known by")
    agencies = forms.ModelMultipleChoiceField(
        label="Between which agencies",
        queryset=Agency.objects.current(),
        to_field_name="public_id",
        widget=MANY,
    )
    purposes = forms.MultipleChoiceField(
        label="What it is for", choices=purpose_choices, widget=MANY
    )
    powers = forms.MultipleChoiceField(
        label="Powers it rests on",
        choices=power_choices,
        widget=MANY,
        help_text="The register of powers says who may use each, and what it does not "
        "allow.",
    )
    data_categories = forms.MultipleChoiceField(
        label="What is shared",
        choices=lambda: list(definitions.data_categories().items()),
        widget=MANY,
    )
    retention = forms.CharField(
        label="How long each party keeps it", widget=forms.Textarea, max_length=2000
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        agency_ids = [agency.pk for agency in cleaned.pop("agencies")]
        return {"terms": Terms(agency_ids=agency_ids, **cleaned)}


def initial_of(terms: Terms) -> dict[str, Any]:
    """What a form shows of words that there are."""
    agencies = Agency.objects.filter(pk__in=terms.agency_ids)
    values = {name: getattr(terms, name) for name in Terms.__slots__}
    values["agencies"] = [agency.public_id for agency in agencies]
    return values


class SignForm(forms.Form):
    agency_id = forms.ChoiceField(label="For which agency", widget=forms.RadioSelect)
    read = forms.BooleanField(label="I have read it, and may sign for this agency")

    def __init__(
        self, *args: Any, choices: list[tuple[int, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["agency_id"]
        field.choices = choices  # type: ignore[attr-defined]
        if len(choices) == 1:
            field.initial = choices[0][0]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        cleaned.pop("read", None)
        return cleaned

    def clean_agency_id(self) -> int:
        return int(self.cleaned_data["agency_id"])


class WithdrawForm(forms.Form):
    reason = forms.ChoiceField(
        label="Why", choices=SharingAgreement.Withdrawal, widget=forms.RadioSelect
    )


class GlassForm(forms.Form):
    reference = forms.CharField(
        label="Reference of the record", max_length=60, help_text=REFERENCE_HINT
    )
    reason = forms.CharField(
        label="Why you must see it now",
        widget=forms.Textarea,
        help_text="At least 30 characters. Whoever reviews this will read it. Say what "
        "may happen otherwise, and leave names out.",
    )


class ReviewForm(forms.Form):
    finding = forms.ChoiceField(
        label="What did you find?",
        choices=BreakGlass.Finding,
        widget=forms.RadioSelect,
    )


class ReviewFilter(forms.Form):
    state = forms.ChoiceField(
        label="Which",
        required=False,
        choices=[("awaiting", "Awaiting review"), ("reviewed", "Reviewed")],
    )


class DeclareForm(forms.Form):
    reference = forms.CharField(
        label="Reference of the record", max_length=60, help_text=REFERENCE_HINT
    )
    kind = forms.ChoiceField(
        label="How you know somebody in it",
        choices=Conflict.Kind,
        widget=forms.RadioSelect,
    )


class TakeOutForm(forms.Form):
    reason = forms.ChoiceField(
        label="Why",
        widget=forms.RadioSelect,
        choices=[
            (end.value, end.label)
            for end in (Membership.End.NOT_NEEDED, Membership.End.MISTAKE)
        ],
    )


class HoldingForm(forms.Form):
    """Chooses somebody in a role that is enough for a record."""

    holding = forms.ModelChoiceField(
        label="Who, and in which role",
        queryset=RoleHolding.objects.none(),
        empty_label="Choose somebody",
    )

    def __init__(self, *args: Any, record: RestrictedRecord, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        roles = [n for n, role in all_roles().items() if role.tier >= record.tier]
        held = RoleHolding.objects.on(timezone.localdate()).filter(role__in=roles)
        there = held.filter(person__is_active=True).select_related("person", "agency")
        field: Any = self.fields["holding"]
        field.queryset = there.order_by("person__name", "pk")
        field.label_from_instance = lambda held: f"{held.person}: {held}"


class SharingForm(HoldingForm):
    """With what somebody is let in for, and by what right."""

    purpose = forms.ChoiceField(
        label="What for", choices=purpose_choices, widget=forms.RadioSelect
    )
    agreement = forms.ModelChoiceField(
        label="Agreement",
        queryset=SharingAgreement.objects.none(),
        required=False,
        empty_label="None: they work for the agency that owns it",
    )
    basis = forms.ChoiceField(
        label="Power",
        required=False,
        help_text="Needed for somebody of another agency",
        choices=lambda: [
            ("", "None"),
            *((power.name, power.short) for power in definitions.powers().values()),
        ],
    )

    def __init__(self, *args: Any, record: RestrictedRecord, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        running = SharingAgreement.objects.running(timezone.localdate())
        signed = running.filter(
            parties__agency=record.owner_id, parties__signed_on__isnull=False
        )
        self.fields["agreement"].queryset = signed  # type: ignore[attr-defined]


class LetInForm(SharingForm):
    until = DateField(
        label="Until", required=False, help_text="Leave empty if it is not known"
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        held, agreement = cleaned["holding"], cleaned["agreement"]
        until = cleaned["until"]
        # To the end of that day, on the partnership's clock.
        midnight = until and datetime.combine(until + timedelta(days=1), time())
        return {
            "person_id": held.person_id,
            "agency_id": held.agency_id,
            "role": held.role,
            "purpose": cleaned["purpose"],
            "basis": cleaned["basis"],
            "agreement_id": agreement and agreement.pk,
            "ends_at": midnight and timezone.make_aware(midnight),
        }


class TransferForm(SharingForm):
    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        held, agreement = cleaned["holding"], cleaned["agreement"]
        return {
            "receiver_id": held.person_id,
            "agency_id": held.agency_id,
            "role": held.role,
            "purpose": cleaned["purpose"],
            "basis": cleaned["basis"],
            "agreement_id": agreement and agreement.pk,
        }


class ConflictForm(HoldingForm):
    kind = forms.ChoiceField(
        label="How they know somebody in it",
        choices=Conflict.Kind,
        widget=forms.RadioSelect,
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        person_id = cleaned["holding"].person_id
        return {"person_id": person_id, "kind": cleaned["kind"]}
