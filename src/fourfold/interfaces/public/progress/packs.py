"""What a board saw before a meeting, as it was frozen: a page, a file, and paper."""

import json
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from fourfold.analysis.documents.board_pack import board_pack_pdf
from fourfold.interfaces.components.access import Request, open_to_anyone
from fourfold.interfaces.components.board_packs import shown_pack
from fourfold.interfaces.components.documents import open_to_programs
from fourfold.interfaces.components.listing import Cell, Column, Table
from fourfold.interfaces.components.marking import english
from fourfold.interfaces.components.thing_pages import page_named
from fourfold.interfaces.components.words import day_words, full_words
from fourfold.partnership.strategy import queries
from fourfold.partnership.strategy.models import BoardPack
from fourfold.partnership.strategy.sealing import is_as_frozen

from .addresses import home
from .finding import there
from .printed_packs import printed


@open_to_anyone
def packs(request: Request) -> HttpResponse:
    table = Table(
        caption=_("Packs"),
        caption_is_hidden=True,
        columns=[Column(_("Meeting")), Column(_("Day")), Column(_("Frozen"))],
        rows=[
            [
                Cell(
                    english(each.meeting),
                    href=reverse("public:pack", args=[each.number]),
                ),
                day_words(each.meeting_on),
                full_words(each.at),
            ]
            for each in queries.frozen_packs()
        ],
        empty=_("No pack is frozen yet."),
    )
    context = {"trail": home(), "table": table}
    return render(request, "public/progress/packs.html", context)


@open_to_anyone
def pack(request: Request, number: int) -> HttpResponse:
    found, before = there(queries.frozen_pack(number))
    context = {
        "trail": [*home(), (gettext("Board packs"), reverse("public:packs"))],
        "pack": found,
        "shown": shown_pack(_told(found), page=page_named),
        "file": reverse("public:pack-json", args=[number]),
        "paper": reverse("public:pack-pdf", args=[number]),
        "is_whole": is_as_frozen(found, before),
    }
    return render(request, "public/progress/pack.html", context)


@open_to_anyone
@require_safe
def as_json(request: Request, number: int) -> HttpResponseBase:
    """To the byte as it was frozen, so that its hash can be worked out by anybody."""
    found, _before = there(queries.frozen_pack(number))
    return open_to_programs(
        HttpResponse(found.content, content_type="application/json; charset=utf-8")
    )


@open_to_anyone
@require_safe
def as_pdf(request: Request, number: int) -> HttpResponse:
    found, _before = there(queries.frozen_pack(number))
    shown = shown_pack(_told(found), page=page_named)
    paper = printed(found, shown, invented=settings.DEMO)
    made_at = found.at.isoformat(timespec="seconds")
    answer = HttpResponse(
        board_pack_pdf(paper, made_at=made_at), content_type="application/pdf"
    )
    name = f"board-pack-{number}.pdf"
    answer.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return answer


def _told(found: BoardPack) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(found.content)
    return told
