"""The group that a partnership chose to be set beside, kept in the data folder."""

import json
from datetime import UTC, datetime
from typing import Any

from fourfold.analysis.assessment.comparators import (
    comparison_named,
    default_comparison,
    name_of,
)
from fourfold.analysis.assessment.evidence import EvidenceCube
from fourfold.analysis.assessment.similar_areas import authorities_with_figures
from fourfold.analysis.assessment.structure import Comparison
from fourfold.analysis.cube.reader import Area
from fourfold.analysis.errors import StoreError
from fourfold.analysis.events.store import Store

FOLDER = "comparators"


def chosen_comparison(
    cube: EvidenceCube, store: Store, authority: Area, *, text: str | None = None
) -> Comparison | None:
    """The group that was asked for, else the saved choice, else the most similar.

    text : 'similar', 'all', the name of a group, or areas with commas

    Raises UnknownLabelError for a group or an area that is not there.
    """
    if text:
        return comparison_named(cube, authority, text=text)
    return saved_comparison(cube, store, authority) or default_comparison(
        cube, authority
    )


def save_comparison(store: Store, authority: Area, *, chosen: Comparison) -> None:
    """Keep a choice, so that every later assessment is set beside it.

    Raises StoreError where the folder cannot be written, ValueError for no reason.
    """
    if not chosen.reason.strip():
        raise ValueError("a choice of areas to compare with needs its reason")
    content: dict[str, Any] = {
        "title": chosen.title,
        "reason": chosen.reason.strip(),
        "chosen_on": datetime.now(UTC).date().isoformat(),
        "members": [area.code for area in chosen.members],
    }
    with store.writing():
        draft = store.draft(".json")
        draft.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
        store.place(draft, store.root / FOLDER / f"{authority.code}.json")


def saved_comparison(
    cube: EvidenceCube, store: Store, authority: Area
) -> Comparison | None:
    """The saved choice. Raises StoreError where it cannot be read."""
    path = store.root / FOLDER / f"{authority.code}.json"
    if not path.is_file():
        return None
    try:
        saved = json.loads(path.read_text(encoding="utf-8"))
        codes = list(saved["members"])
        title, reason, day = (saved[key] for key in ("title", "reason", "chosen_on"))
    except (ValueError, KeyError, TypeError) as error:
        raise StoreError(
            f"{path} is damaged. Save the choice again: fourfold similar "
            f"{authority.code} --save --reason …"
        ) from error
    members = tuple(
        area for area in authorities_with_figures(cube, authority) if area.code in codes
    )
    there = {area.code for area in members}
    return Comparison(
        id="saved",
        title=title,
        reason=reason,
        members=members,
        absent=tuple(name_of(cube, code) for code in codes if code not in there),
        source=f"chosen on {day}",
    )
