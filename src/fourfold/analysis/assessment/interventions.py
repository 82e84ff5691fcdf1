"""What research says works, as dated definitions."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from fourfold.analysis.definitions import names, settings
from fourfold.analysis.errors import FourfoldError

FOLDER = "interventions"
DOMAINS = {
    "curtail": "Curtail violence at source",
    "treat": "Treat those exposed to it",
    "support": "Support those at risk",
    "strengthen": "Strengthen communities",
}


@dataclass(frozen=True, slots=True)
class Intervention:
    """impact : a key of its toolkit's `impact`"""

    id: str
    title: str
    what: str
    domain: str
    impact: str


@dataclass(frozen=True, slots=True)
class Toolkit:
    """A publisher's ratings on one day.

    impact : what each rating means; caveat : what nobody must read into them
    """

    title: str
    publisher: str
    address: str
    as_at: str
    caveat: str
    impact: Mapping[str, str]
    interventions: tuple[Intervention, ...]


@cache
def toolkits() -> tuple[Toolkit, ...]:
    """Every toolkit. Raises FourfoldError for a domain or rating that is not there."""
    return tuple(
        toolkit_from(name, settings(f"{FOLDER}/{name}.toml")) for name in names(FOLDER)
    )


def toolkit_from(name: str, content: Mapping[str, Any]) -> Toolkit:
    fields = dict(content)
    found = tuple(Intervention(**each) for each in fields.pop("interventions"))
    toolkit = Toolkit(**fields, interventions=found)
    for each in found:
        if each.domain not in DOMAINS or each.impact not in toolkit.impact:
            raise FourfoldError(
                f"definitions/{FOLDER}/{name}.toml: {each.id}: {each.domain!r} or "
                f"{each.impact!r} is not among those allowed"
            )
    return toolkit
