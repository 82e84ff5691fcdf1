"""What research says of an intervention, beside which a programme is shown. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fourfold.analysis.assessment.interventions import toolkits

HARMFUL = "harmful"
COLOURS = {
    "high": "green",
    "moderate": "green",
    "low": "blue",
    "unclear": "yellow",
    HARMFUL: "red",
}
WORDS: dict[str, str | Promise] = {
    "high": _("High"),
    "moderate": _("Moderate"),
    "low": _("Low"),
    "unclear": _("No clear evidence"),
    HARMFUL: _("Harmful"),
}


@dataclass(frozen=True, slots=True)
class Rating:
    """A row of a toolkit as it stood on a day.

    impact : a key of the toolkit; meaning : what its publisher means by it
    caveat : what nobody must read into it
    """

    intervention: str
    title: str
    what: str
    impact: str
    meaning: str
    toolkit: str
    address: str
    as_at: str
    caveat: str

    @property
    def is_harmful(self) -> bool:
        return self.impact == HARMFUL

    @property
    def word(self) -> str | Promise:
        return WORDS.get(self.impact, self.impact)

    @property
    def colour(self) -> str:
        return COLOURS.get(self.impact, "grey")


def ratings() -> Iterator[Rating]:
    for toolkit in toolkits():
        for each in toolkit.interventions:
            yield Rating(
                intervention=each.id,
                title=each.title,
                what=each.what,
                impact=each.impact,
                meaning=toolkit.impact[each.impact],
                toolkit=toolkit.title,
                address=toolkit.address,
                as_at=toolkit.as_at,
                caveat=toolkit.caveat,
            )


def rating_of(intervention: str) -> Rating | None:
    """None for what no toolkit rates any more."""
    found = (each for each in ratings() if each.intervention == intervention)
    return next(found, None)
