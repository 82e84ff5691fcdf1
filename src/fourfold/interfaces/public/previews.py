"""What other sites show of a link to a page: a title, a sentence, a picture."""

from dataclasses import dataclass
from typing import Any

from fourfold.analysis.assessment.profiles import DRAWN
from fourfold.interfaces.components.standing import Standing


@dataclass(frozen=True, slots=True)
class Preview:
    title: str
    description: str

    @classmethod
    def of(cls, standing: Standing) -> "Preview":
        """Of the borough: its headline, in words that were published."""
        return cls(standing.edition.title, headline_words(standing))


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
