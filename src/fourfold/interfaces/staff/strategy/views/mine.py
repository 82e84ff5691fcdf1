"""What an agency promised, as whoever answers for it goes through it each week."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from fourfold.interfaces.components.access import Request, for_staff
from fourfold.interfaces.components.acting import done
from fourfold.interfaces.components.histories import Event, event
from fourfold.interfaces.components.listing import page_of
from fourfold.interfaces.components.promises import late_words
from fourfold.interfaces.staff.strategy.addresses import ROOT, page
from fourfold.interfaces.staff.strategy.choosing import IN_PUBLIC, words_field
from fourfold.partnership.strategy import policies, queries, services
from fourfold.partnership.strategy.models import Action
from fourfold.partnership.strategy.states import Status, standing

ROWS = 20
MARK = "action"


class PostFilter(forms.Form):
    post = forms.ChoiceField(label="Who answers for it", required=False)

    def __init__(self, *args: Any, posts: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["post"]
        field.choices = [("", "All"), *((each, each) for each in posts)]


class NewsForm(forms.Form):
    reason = words_field(
        "What was done since", longest=500, required=False, help_text=IN_PUBLIC
    )


@dataclass(frozen=True, slots=True)
class Thing:
    """An action with what was last said of it, and a form to say that it goes on."""

    action: Action
    late: str
    stands: Any
    last: Event | None
    form: NewsForm
    page: str


@for_staff(policies.may_see_desk)
def mine(request: Request) -> HttpResponse:
    """Open actions of the reader's agencies, what is late first."""
    today = timezone.localdate()
    agencies = policies.own_agencies(request.actor)
    found = queries.led_by(
        queries.open_actions(queries.Wanted(), today=today), agencies
    )
    narrowed = PostFilter(request.GET, posts=queries.posts_of(found))
    if narrowed.is_valid() and narrowed.cleaned_data["post"]:
        found = found.filter(owner_post=narrowed.cleaned_data["post"])
    shown = page_of(request.GET, found, size=ROWS)
    wrong: dict[int, NewsForm] = {}
    if request.method == "POST":
        told = [a for a in found if str(a.public_id) == request.POST.get(MARK)]
        for action in told:
            form = _form(action, request.POST)
            if _said(request, form, action):
                return redirect(request.get_full_path())
            wrong[action.pk] = form
    things = list(_things(shown.rows, wrong, today))
    context = {
        "trail": [(ROOT[0], reverse(ROOT[1]))],
        "form": narrowed,
        "clear": request.path if request.GET.get("post") else "",
        "page": shown,
        "things": things,
        "wrong": [each for each in things if each.form.errors],
    }
    return render(request, "staff/strategy/mine.html", context)


def _said(request: Request, form: NewsForm, action: Action) -> bool:
    on_track = {"status": Status.ON_TRACK.value, "action_id": action.pk}
    if not done(form, services.set_status, by=request.actor, **on_track):
        return False
    messages.success(request, f"“{action}” is on track. Everybody can read it now.")
    return True


def _form(action: Action, sent: Any = None) -> NewsForm:
    return NewsForm(sent, prefix=str(action.public_id))


def _things(
    actions: list[Action], wrong: dict[int, NewsForm], today: date
) -> Iterator[Thing]:
    last = queries.last_said([each.public_id for each in actions])
    for action in actions:
        told = last.get(action.public_id)
        yield Thing(
            action=action,
            late=late_words(action, today),
            stands=standing(action, today),
            last=event(told) if told else None,
            form=wrong.get(action.pk) or _form(action),
            page=page(action),
        )
