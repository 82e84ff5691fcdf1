"""Finds an area by what people call it."""

import difflib
from collections.abc import Mapping, Sequence

from fourfold.analysis.errors import UnknownLabelError

from .facts import Area

SHOWN = 5
LEVELS = ("authority", "ward", "lsoa")


def find_area(areas: Mapping[str, Area], text: str) -> Area:
    """The one area, by code, whose code or name this is, whatever its case.

    Raises UnknownLabelError with the areas of that name if there are several, with
    the nearest names if there is none.
    """
    wanted = _folded(text)
    found = [a for a in areas.values() if wanted in (_folded(a.code), _folded(a.name))]
    if len(found) == 1:
        return found[0]
    if not found:
        raise unknown_area(areas, text)
    shown = [_described(area, areas) for area in found[:SHOWN]]
    more = f" and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
    raise UnknownLabelError(
        f"{len(found)} areas are called {text}: {', '.join(shown)}{more}."
        " Give the code of the one you mean"
    )


def unknown_area(areas: Mapping[str, Area], text: str) -> UnknownLabelError:
    """The error for a code or name that is not there, with the nearest that are."""
    names = {_folded(area.name): area for area in areas.values()}
    codes = {_folded(area.code): area for area in areas.values()}
    near = _nearest(names, text) or _nearest(codes, text)
    described = [_described(area, areas) for area in near]
    hint = f" Did you mean {' or '.join(described)}?" if near else ""
    return UnknownLabelError(
        f"No outline of an area {text} has been loaded.{hint}"
        " See which there are: fourfold areas"
    )


def _nearest(areas: Mapping[str, Area], text: str) -> Sequence[Area]:
    """Names with the text in them, largest areas first; else those spelt alike."""
    wanted = _folded(text)
    within = sorted(
        (key for key in areas if wanted and wanted in key),
        key=lambda key: (LEVELS.index(areas[key].level), key),
    )
    near = within[:3] or difflib.get_close_matches(wanted, areas, n=3)
    return [areas[key] for key in near]


def _described(area: Area, areas: Mapping[str, Area]) -> str:
    within = areas.get(area.authority or "")
    of = f", {area.level} in {within.name}" if within else f", {area.level}"
    return f"{area.name} ({area.code}{of})"


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
