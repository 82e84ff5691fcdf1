"""What other sites show of a link to a page: a title, a sentence, a picture."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from fourfold.analysis.assessment.profiles import DRAWN
from fourfold.interfaces.components.standing import Standing
from fourfold.partnership.assessments.models import Edition
from fourfold.partnership.assessments.queries import has_document


@dataclass(frozen=True, slots=True)
class Preview:
    """card : address of the picture on this site; empty where there is none"""

    title: str
    description: str
    card: str = ""

    @classmethod
    def of(cls, standing: Standing) -> "Preview":
        """Of the borough: its headline, in words that were published."""
        edition = standing.edition
        return cls(
            edition.title,
            headline_words(standing),
            card_of(edition, edition.area.code),
        )


def card_of(edition: Edition, code: str) -> str:
    """Of an area; editions from before there were cards have none."""
    path = f"cards/{code}.png"
    if not has_document(edition, path):
        return ""
    return reverse("public:assessment-document", args=[edition.slug, path])


def headline_words(standing: Standing) -> str:
    """What changed in violence; the first headline where that is not among them."""
    return words_of(standing.facts) or standing.edition.title


def words_of(facts: dict[str, Any]) -> str:
    """The same of what an edition says of itself; empty if it has no headline."""
    told: list[dict[str, Any]] = facts.get("headlines", [])
    chosen = next((each for each in told if each["measure"] == DRAWN), None)
    chosen = chosen or (told[0] if told else None)
    if chosen is None:
        return ""
    return f"{chosen['title']}, {facts['period']['name']}. {chosen['change']['text']}"
