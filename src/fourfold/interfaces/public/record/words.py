"""What words mean here, since when, and who says so."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from fourfold.interfaces.components.access import Request, open_to_anyone
from fourfold.interfaces.components.listing import page_of
from fourfold.partnership.public_record import queries
from fourfold.partnership.public_record.models import Meaning, Word
from fourfold.partnership.public_record.texts import Section, sections

from . import telling
from .finding import files_of, shown_page, trail
from .forms import PUBLISHED, TextFilter


@dataclass(frozen=True, slots=True)
class ToldMeaning:
    meaning: Meaning
    sections: list[Section]


@open_to_anyone
def words(request: Request) -> HttpResponse:
    form = TextFilter(request.GET)
    text = form.said()["text"]
    page = page_of(request.GET, queries.words(text=text, state=PUBLISHED))
    today = timezone.localdate()
    context = {
        "form": form,
        "clear": reverse("public:words") if text else "",
        "page": page,
        "entries": [(each, _holds(each, today)) for each in page.rows],
        "empty": "No word is like that." if text else "No word is explained yet.",
        "files": files_of("words", request.GET.urlencode()),
    }
    return render(request, "public/record/words.html", context)


@open_to_anyone
def word(request: Request, slug: str) -> HttpResponse:
    found = queries.word(slug=slug)
    context: dict[str, Any] = {"trail": trail("What words mean", "words")}
    if found is not None and found.is_published:
        now = _holds(found, timezone.localdate())
        others = [
            each for each in found.meanings.all() if now is None or each != now.meaning
        ]
        context |= {
            "word": found,
            "aliases": ", ".join(found.aliases.splitlines()),
            "now": now,
            "others": [_told(each) for each in others],
            "history": telling.history(found),
        }
    return shown_page(request, found, context, template="word.html")


def _holds(word: Word, today: date) -> ToldMeaning | None:
    """The newest meaning that has begun; one that begins later waits."""
    begun = [each for each in word.meanings.all() if each.starts_on <= today]
    return _told(begun[0]) if begun else None


def _told(meaning: Meaning) -> ToldMeaning:
    return ToldMeaning(meaning, sections(meaning.text))
