"""What other sites show of a link to a page: a title, a sentence, a picture."""

from dataclasses import dataclass
from typing import Any

from fourfold.interfaces.components.standing import Standing

# The measure that a borough or a ward is first asked about.
FIRST = "violence"


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
    told: list[dict[str, Any]] = standing.facts.get("headlines", [])
    chosen = next((each for each in told if each["measure"] == FIRST), None)
    chosen = chosen or (told[0] if told else None)
    if chosen is None:
        return standing.edition.title
    return f"{chosen['title']}, {standing.period}. {chosen['change']['text']}"
