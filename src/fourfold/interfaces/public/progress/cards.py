"""What was promised as a card, for the pages of other sites."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Model
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from fourfold.interfaces.components.access import Request, open_to_anyone
from fourfold.interfaces.components.framing import framed
from fourfold.interfaces.components.promises import late_words
from fourfold.interfaces.components.words import day_words
from fourfold.partnership.strategy import queries
from fourfold.partnership.strategy.models import Action, Pledge, Recommendation
from fourfold.partnership.strategy.progress import progress
from fourfold.partnership.strategy.standing import kept
from fourfold.partnership.strategy.states import is_late, standing

from . import telling
from .addresses import page
from .finding import there
from .sharing import shared_today

# Enough for a long title on a narrow page.
HEIGHT = 300


@dataclass(frozen=True, slots=True)
class Card:
    """lines : of what it is, in short sentences; page : where all of it is"""

    kind: str
    title: str
    word: str
    colour: str
    lines: list[str]
    page: str


@open_to_anyone
@framed
def of_progress(request: Request) -> HttpResponseBase:
    return shared_today(request, lambda: _shown(request, _of_all()))


@open_to_anyone
@framed
def of_thing(request: Request, kind: str, public_id: UUID) -> HttpResponseBase:
    if kind not in MADE:
        raise Http404
    return shared_today(request, lambda: _shown(request, MADE[kind](public_id)))


def _of_all() -> Card:
    today = timezone.localdate()
    counts = queries.counts(queries.all_actions(), today=today)
    return Card(
        kind="Progress",
        title="What the partnership promised",
        word="Late" if counts.late else "",
        colour="red",
        lines=[
            telling.headline(counts),
            *(f"{words}: {number}" for _, words, number in telling.numbers(counts)),
        ],
        page=reverse("public:progress"),
    )


def _of_action(public_id: UUID) -> Card:
    found, today = there(queries.action(public_id)), timezone.localdate()
    stands = standing(found, today)
    return Card(
        kind="Action",
        title=found.title,
        word=str(stands.word),
        colour=stands.colour,
        lines=[
            f"Due {day_words(found.due_on)}. {late_words(found, today)}".strip(),
            f"Led by {found.lead_agency.name}",
        ],
        page=page(found),
    )


def _of_pledge(public_id: UUID) -> Card:
    found = there(queries.pledge(public_id))
    stands = kept(found, timezone.localdate())
    return Card(
        kind="Pledge",
        title=found.title,
        word=str(stands.word),
        colour=stands.colour,
        lines=[
            stands.sentence,
            f"Promised by {found.agency.name}, until {day_words(found.ends_on)}",
        ],
        page=page(found),
    )


def _of_recommendation(public_id: UUID) -> Card:
    found, today = there(queries.recommendation(public_id)), timezone.localdate()
    actions = list(found.actions.all())
    told = progress(actions)
    late = sum(is_late(each, today) for each in actions)
    return Card(
        kind=f"Recommendation {found.number}",
        title=found.title,
        word=f"{late} late" if late else "",
        colour="red",
        lines=[f"{told.percent} done. {told.formula}", f"Made by: {found.made_by}"],
        page=page(found),
    )


MADE = {
    "action": _of_action,
    "pledge": _of_pledge,
    "recommendation": _of_recommendation,
}


def code_for(row: Model) -> str:
    """What another site puts into its page; empty where no site may."""
    found: Any = row
    if not settings.EMBED_ON or not isinstance(row, Action | Pledge | Recommendation):
        return ""
    kind = str(row._meta.model_name)
    return _frame(reverse("public:card", args=[kind, found.public_id]), kind)


def code_for_progress() -> str:
    return (
        _frame(reverse("public:card-progress"), "progress") if settings.EMBED_ON else ""
    )


def _frame(path: str, what: str) -> str:
    site = settings.SITE_ADDRESS.rstrip("/")
    return (
        f'<iframe src="{site}{path}" title="Promised against violence: {what}" '
        f'width="100%" height="{HEIGHT}" loading="lazy"></iframe>'
    )


def _shown(request: Request, card: Card) -> HttpResponse:
    context = {"card": card, "today": timezone.localdate()}
    return render(request, "public/progress/card.html", context)
