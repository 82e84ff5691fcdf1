"""The shape of what is typed about people and agencies."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from fourfold.interfaces.components.dates import DateField
from fourfold.partnership.accounts.models import Agency, Person, Team
from fourfold.partnership.accounts.roles import all_roles, roles_for

ROLE_HINT = "A role that is marked needs the approval of a second person."


def role_choices(kind: str) -> list[tuple[str, str]]:
    """The roles of a kind of agency, by title, those that need approval marked."""
    return [
        (role.name, f"{role.title}{' (needs approval)' * role.needs_approval}")
        for role in roles_for(kind)
    ]


class PeopleFilter(forms.Form):
    text = forms.CharField(label="Name or e-mail", required=False, max_length=100)
    agency = forms.ChoiceField(required=False)
    role = forms.ChoiceField(required=False)
    status = forms.ChoiceField(
        required=False,
        choices=[
            ("active", "Active"),
            ("suspended", "Suspended"),
            ("left", "Left"),
            ("all", "All"),
        ],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = Agency.objects.values_list("public_id", "name")
        every = ("", "All")
        self.fields["agency"].choices = [every, *((str(i), n) for i, n in names)]  # type: ignore[attr-defined]
        titles = sorted((r.title, r.name) for r in all_roles().values() if r.signs_in)
        self.fields["role"].choices = [every, *((n, t) for t, n in titles)]  # type: ignore[attr-defined]


class AgencyForm(forms.Form):
    name = forms.CharField(max_length=120)
    short_name = forms.CharField(max_length=40, help_text="For tables and tight places")
    kind = forms.ChoiceField(choices=Agency.Kind, widget=forms.RadioSelect)
    email = forms.EmailField(
        label="Shared e-mail address",
        required=False,
        help_text="Of an office, not of a person",
    )


class NewAgencyForm(AgencyForm):
    joined_on = DateField(label="Date it joined", initial=timezone.localdate)


class LastDayForm(forms.Form):
    on = DateField(label="Last day", initial=timezone.localdate)


class TeamForm(forms.Form):
    name = forms.CharField(label="Name of the team", max_length=80)


class AgencyChoiceForm(forms.Form):
    """First the agency: which roles there are depends on it."""

    agency = forms.ModelChoiceField(
        queryset=Agency.objects.current(), to_field_name="public_id", empty_label=None
    )


class InvitationForm(forms.Form):
    name = forms.CharField(max_length=120)
    email = forms.EmailField(label="Work e-mail address")
    role = forms.ChoiceField(widget=forms.RadioSelect, help_text=ROLE_HINT)
    team = forms.ModelChoiceField(
        queryset=Team.objects.none(), required=False, empty_label="No team"
    )

    def __init__(self, *args: Any, agency: Agency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = role_choices(agency.kind)  # type: ignore[attr-defined]
        self.fields["team"].queryset = Team.objects.filter(agency=agency)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        team = cleaned.pop("team", None)
        return {**cleaned, "team_id": team.pk if team else None}


class RoleForm(forms.Form):
    role = forms.ChoiceField(widget=forms.RadioSelect, help_text=ROLE_HINT)
    starts_on = DateField(label="First day", initial=timezone.localdate)
    ends_on = DateField(
        label="Last day", required=False, help_text="Leave empty if it is not known"
    )

    def __init__(self, *args: Any, agency: Agency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = role_choices(agency.kind)  # type: ignore[attr-defined]


class SuspensionForm(forms.Form):
    reason = forms.ChoiceField(choices=Person.Suspension, widget=forms.RadioSelect)


class MemberForm(forms.Form):
    person_id = forms.ModelChoiceField(
        label="Person", queryset=Person.objects.none(), empty_label="Choose somebody"
    )
    on = DateField(label="First day", initial=timezone.localdate)
    is_lead = forms.BooleanField(label="Leads the team", required=False)

    def __init__(self, *args: Any, candidates: QuerySet[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person_id"].queryset = candidates  # type: ignore[attr-defined]

    def clean_person_id(self) -> int:
        return int(self.cleaned_data["person_id"].pk)
