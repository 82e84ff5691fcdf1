"""What the sections of an assessment are called, as its documents call them."""

from fourfold.analysis.assessment.section_ids import SECTION_IDS

TITLES = {
    "headline": "In short",
    "what": "What happens",
    "harm": "How much harm it does",
    "where": "Where",
    "when": "When",
    "whom": "To whom",
    "change": "Is it changing",
    "compare": "How we compare",
    "causes": "What goes together with it",
    "response": "What is done, and what is known to work",
    "unknown": "What we do not know",
    "limits": "What these figures are, and are not",
    "methods": "How the figures are made",
    "sources": "Sources and licences",
}


def section_title(section: str) -> str:
    return TITLES[section]


def sections() -> list[tuple[str, str]]:
    """All, with their titles, in the order of the documents."""
    return [(each, TITLES[each]) for each in SECTION_IDS]
