"""Which other authorities an authority is set beside, and why those."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from fourfold.analysis.assessment.evidence import EvidenceCube
from fourfold.analysis.assessment.similar_areas import (
    FILE,
    Similar,
    authorities_with_figures,
    feature_titles,
    similar_areas,
)
from fourfold.analysis.assessment.structure import Comparison
from fourfold.analysis.assessment.wording import listed, plural
from fourfold.analysis.cube.reader import Area
from fourfold.analysis.definitions import names, settings
from fourfold.analysis.errors import FourfoldError, StoreError, UnknownLabelError

FOLDER = "comparators"
ALL, SIMILAR = "all", "similar"


@dataclass(frozen=True, slots=True)
class Group:
    """A named group of authorities, as definitions/comparators has it."""

    id: str
    title: str
    reason: str
    source: str
    as_at: str
    members: tuple[str, ...]


@cache
def groups() -> tuple[Group, ...]:
    """Every named group. Raises FourfoldError for one that is there twice."""
    found: dict[str, Group] = {}
    for name in names(FOLDER):
        for group, fields in settings(f"{FOLDER}/{name}.toml").items():
            if group in found or group in (ALL, SIMILAR):
                raise FourfoldError(f"definitions/{FOLDER}: {group!r} is there twice")
            members = tuple(fields["members"])
            found[group] = Group(group, **{**fields, "members": members})
    return tuple(found.values())


def default_comparison(cube: EvidenceCube, authority: Area) -> Comparison | None:
    """The most similar authorities; all, where there are few; None where none is."""
    others = authorities_with_figures(cube, authority)
    if len(others) <= settings(FILE)["members"]:
        return all_others(cube, authority)
    try:
        return most_similar(cube, authority)
    except StoreError:
        return all_others(cube, authority)


def all_others(cube: EvidenceCube, authority: Area) -> Comparison | None:
    members = tuple(authorities_with_figures(cube, authority))
    if not members:
        return None
    number = plural(len(members), "other authority", "other authorities")
    return Comparison(
        id=ALL,
        title=f"the {number} in the data",
        reason="They are all that the data hold.",
        members=members,
    )


def most_similar(cube: EvidenceCube, authority: Area) -> Comparison | None:
    """The nearest by the features of definitions/similarity.toml."""
    rules = settings(FILE)
    ranked = similar_areas(cube, authority)
    if len(ranked) < rules["fewest"]:
        return all_others(cube, authority)
    return comparison_of(ranked[: rules["members"]], authority)


def comparison_of(members: Sequence[Similar], authority: Area) -> Comparison:
    """A group of similar areas, with what they are similar by."""
    titles = feature_titles()
    by = listed([titles[name] for name in members[0].features])
    return Comparison(
        id=SIMILAR,
        title=f"the {len(members)} authorities in the data most like it",
        reason=f"They are nearest to {authority.name} by {by}.",
        members=tuple(sorted((each.area for each in members), key=lambda a: a.code)),
        source="Fourfold, definitions/similarity.toml",
    )


def comparison_named(
    cube: EvidenceCube, authority: Area, *, text: str
) -> Comparison | None:
    """The group of that name, or of the areas named with commas.

    Raises UnknownLabelError for a group or an area that is not there.
    """
    wanted = text.strip().lower().replace(" ", "-")
    if wanted == ALL:
        return all_others(cube, authority)
    if wanted == SIMILAR:
        return most_similar(cube, authority)
    for group in groups():
        if group.id == wanted:
            return _of_group(cube, authority, group)
    return _of_areas(cube, authority, text)


def _of_group(cube: EvidenceCube, authority: Area, group: Group) -> Comparison:
    with_figures = authorities_with_figures(cube, authority)
    wanted = [code for code in group.members if code != authority.code]
    members = tuple(area for area in with_figures if area.code in wanted)
    there = {area.code for area in members}
    return Comparison(
        id=group.id,
        title=f"the {len(members)} other {group.title} in the data"
        if authority.code in group.members
        else f"the {len(members)} {group.title} in the data",
        reason=group.reason,
        members=members,
        absent=tuple(name_of(cube, code) for code in wanted if code not in there),
        source=f"{group.source}, as at {group.as_at}",
    )


def name_of(cube: EvidenceCube, code: str) -> str:
    """The name of an area, or its code where it is not in the data."""
    try:
        return cube.area(code).name
    except UnknownLabelError:
        return code


def _of_areas(cube: EvidenceCube, authority: Area, text: str) -> Comparison:
    parts = [part.strip() for part in text.split(",") if part.strip()]
    members = []
    for part in parts:
        try:
            members.append(cube.find_area(part))
        except UnknownLabelError as error:
            raise _unknown(part, alone=len(parts) == 1) from error
    wrong = [area for area in members if area.level != "authority" or area == authority]
    if wrong or not members:
        raise UnknownLabelError(
            f"{text!r} is no group to compare {authority.name} with: name other "
            f"authorities, with commas between them"
        )
    chosen = tuple(sorted(set(members), key=lambda area: area.code))
    there = authorities_with_figures(cube, authority)
    return Comparison(
        id="chosen",
        title=listed([area.name for area in chosen])
        if len(chosen) < 4
        else f"the {len(chosen)} authorities chosen",
        reason=f"They were chosen by hand: {listed([area.name for area in chosen])}.",
        members=tuple(area for area in chosen if area in there),
        absent=tuple(area.name for area in chosen if area not in there),
    )


def _unknown(text: str, *, alone: bool) -> UnknownLabelError:
    every = [*(group.id for group in groups()), SIMILAR, ALL]
    near = get_close_matches(text.lower(), every, n=1)
    hint = f"Did you mean {near[0]!r}? " if near and alone else ""
    return UnknownLabelError(
        f"{text!r} is neither a group nor an authority. {hint}Groups: "
        f"{', '.join(every)}. Authorities: fourfold areas"
    )
