"""The kinds of figure there are, as definitions/figures says."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from fourfold.analysis.definitions import names, settings
from fourfold.analysis.errors import FourfoldError

FOLDER = "figures"

# Counted in the cube; every other kind is worked out from figures of these.
COUNTED = "counted"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of figure.

    unit : of its value; '{unit}' stands for the unit of the measure
    words, interval : how the value and its limits are worked out
    page : the page of the documentation that says more
    counted : whether it is counted in the cube, and not worked out from others
    """

    unit: str
    words: str
    interval: str
    page: str
    counted: bool


@cache
def kinds() -> Mapping[str, Kind]:
    """Every kind by name. Raises FourfoldError for one that is defined twice."""
    found: dict[str, Kind] = {}
    for file in names(FOLDER):
        for name, fields in settings(f"{FOLDER}/{file}.toml").items():
            if name in found:
                raise FourfoldError(f"definitions/{FOLDER}: {name!r} is there twice")
            found[name] = Kind(**fields, counted=file == COUNTED)
    return found
