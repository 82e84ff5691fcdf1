"""The edition that pages speak of, and what it says of itself."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from fourfold.interfaces.components.months import month_words, period_words
from fourfold.partnership.assessments.contents import told_at
from fourfold.partnership.assessments.models import Edition
from fourfold.partnership.assessments.queries import newest_of_the_borough

Json = dict[str, Any]

FACTS = "site/edition.json"
SECTIONS = "site/sections.json"


@dataclass(frozen=True)
class Standing:
    """An edition with what its documents say; each is read when first asked for."""

    edition: Edition

    @cached_property
    def facts(self) -> Json:
        """Of the edition as a whole; empty for one from before there were such."""
        return told_at(self.edition, FACTS) or {}

    @cached_property
    def sections(self) -> dict[str, Json]:
        """By id, in their order; empty for an edition from before there were such."""
        told = told_at(self.edition, SECTIONS) or {}
        return {each["id"]: each for each in told.get("sections", ())}

    @cached_property
    def measures(self) -> dict[str, Json]:
        """Definitions as they were when it was made, by id."""
        return {each["id"]: each for each in self.facts.get("measures", ())}

    @cached_property
    def places(self) -> dict[str, str]:
        """Names of all areas that it has figures of, by code."""
        return dict(self.facts.get("places", {}))

    @property
    def period(self) -> str:
        return period_words(self.edition.first_month, self.edition.last_month)

    @property
    def last(self) -> str:
        return month_words(self.edition.last_month)


def fingerprint_of(standing: Standing | None) -> str:
    """What pages that tell of nothing else are known to be the same by."""
    return standing.edition.fingerprint if standing else ""


def borough() -> Standing | None:
    """The newest of the partnership's own authority, else the newest of any."""
    edition = newest_of_the_borough()
    return Standing(edition) if edition else None
