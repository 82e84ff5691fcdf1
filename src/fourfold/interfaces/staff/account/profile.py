"""The page about oneself, and cover for one's own absence."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language_info

from fourfold.interfaces.components.access import Request, for_staff
from fourfold.interfaces.components.dates import DateField
from fourfold.interfaces.components.listing import Cell, Column, Table
from fourfold.interfaces.components.sessions import person_in
from fourfold.partnership.accounts.models import Cover, Person
from fourfold.partnership.accounts.roles import role_named
from fourfold.partnership.accounts.services import (
    arrange_cover,
    change_profile,
    end_cover,
)
from fourfold.partnership.areas.queries import partnership
from fourfold.partnership.errors import RefusedError

from . import reading


class ProfileForm(forms.Form):
    name = forms.CharField(
        label="Name",
        help_text="As colleagues know you.",
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    phone = forms.CharField(
        label="Work phone",
        help_text="Colleagues in all agencies can see it.",
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "type": "tel"}),
    )
    language = forms.ChoiceField(label="Language")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = languages()
        self.fields["language"].choices = names  # type: ignore[attr-defined]
        if len(names) == 1:
            del self.fields["language"]


def languages() -> list[tuple[str, str]]:
    """Those that the partnership has chosen, each by its own name."""
    here = partnership()
    chosen = here.languages if here else []
    return [
        (code, get_language_info(code)["name_local"].capitalize())
        for code in chosen or [settings.LANGUAGE_CODE]
    ]


class CoverForm(forms.Form):
    """Who does somebody's work while they are away, and from when to when."""

    colleague = forms.ChoiceField(
        label="Who covers for you",
        help_text="They see and may do what you see and may do in that agency.",
    )
    starts_on = DateField(label="First day")
    ends_on = DateField(label="Last day")

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "Choose somebody"), *reading.colleagues(person)]
        self.fields["colleague"].choices = choices  # type: ignore[attr-defined]


@for_staff()
def profile(request: Request) -> HttpResponse:
    person = person_in(request)
    sent = request.POST if request.method == "POST" else None
    initial = {
        "name": person.name,
        "phone": person.phone,
        "language": person.language,
    }
    form = ProfileForm(sent, initial=initial)
    if form.is_valid():
        change_profile(by=request.actor, person_id=person.pk, **form.cleaned_data)
        messages.success(request, "Your profile is changed.")
        return redirect("staff:profile")
    return render(
        request,
        "account/profile.html",
        {
            "form": form,
            "person": person,
            "roles": _roles(person),
            "teams": reading.teams(person),
            "covers": reading.covers(person),
        },
    )


def _roles(person: Person) -> Table:
    today = timezone.localdate()
    rows = [
        [
            Cell(role_named(held.role).title, hint=_standing(held, today)),
            held.agency.name,
            Cell(when=held.starts_on),
            Cell(when=held.ends_on) if held.ends_on else "",
        ]
        for held in reading.roles(person)
    ]
    heads = ("Role", "Agency", "From", "To")
    return Table(
        caption="Your roles",
        columns=[Column(head) for head in heads],
        rows=rows,
        empty="You have no role. Ask an administrator of your partnership for one.",
    )


def _standing(held: Any, today: Any) -> str:
    if held.awaits_approval:
        return "waits for approval, and opens nothing yet"
    if held.ends_on and held.ends_on < today:
        return "over"
    return "from that day on" if held.starts_on > today else ""


@for_staff(fresh=True)
def arrange(request: Request) -> HttpResponse:
    person = person_in(request)
    form = CoverForm(request.POST if request.method == "POST" else None, person=person)
    if form.is_valid():
        by_id, agency_id = form.cleaned_data["colleague"].split("-")
        try:
            arrange_cover(
                by=request.actor,
                absent_id=person.pk,
                by_id=int(by_id),
                agency_id=int(agency_id),
                starts_on=form.cleaned_data["starts_on"],
                ends_on=form.cleaned_data["ends_on"],
            )
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Your cover is arranged.")
            return redirect("staff:profile")
    return render(request, "account/arrange_cover.html", {"form": form})


@for_staff()
def end(request: Request, cover_id: int) -> HttpResponse:
    """Asks first, then ends cover of which somebody is a part."""
    cover = reading.cover(person_in(request), cover_id)
    if cover is None:
        raise Http404
    if request.method == "POST":
        _end(request, cover)
        return redirect("staff:profile")
    return render(request, "account/end_cover.html", {"cover": cover})


def _end(request: Request, cover: Cover) -> None:
    try:
        end_cover(by=request.actor, cover_id=cover.pk)
    except RefusedError as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "The cover is ended.")
