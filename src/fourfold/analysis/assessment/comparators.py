"""Which other authorities an authority is set beside."""

from fourfold.analysis.assessment.evidence import EvidenceCube
from fourfold.analysis.assessment.structure import Comparison
from fourfold.analysis.cube.reader import Area
from fourfold.analysis.errors import UnknownLabelError
from fourfold.analysis.events.store import Store


def default_comparison(cube: EvidenceCube, authority: Area) -> Comparison | None:
    """Every other authority whose months are known; None where there is none."""
    others = tuple(area for area in cube.areas("authority") if area != authority)
    members = tuple(
        area
        for area in sorted(others, key=lambda other: other.code)
        if len(cube.gaps(area)) < len(cube.months)
    )
    if not members:
        return None
    return Comparison(
        id="all",
        title=f"the {len(members)} other authorities in the data",
        reason="They are all that the data hold.",
        members=members,
    )


def comparison_named(
    cube: EvidenceCube, store: Store, authority: Area, *, text: str
) -> Comparison | None:
    """The group of that name. Raises UnknownLabelError for one that is not there."""
    if text != "all":
        raise UnknownLabelError(f"there is no group {text!r}; there is: all")
    return default_comparison(cube, authority)
