"""Who was reached, as far as it may be told without telling of anybody. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext

from fourfold.analysis.definitions import settings
from fourfold.analysis.publication.rules import RULES
from fourfold.analysis.publication.suppression import withheld_cells
from fourfold.analysis.publication.tables import Cell, Table
from fourfold.partnership.strategy.keeping import number

from .terms import groupings

WITHHELD = None
PEOPLE, ALL = "people-reached", "all"


@dataclass(frozen=True, slots=True)
class Rule:
    """Counts from 1 up to, not including, `fewest` are withheld; what is shown is
    rounded to the nearest multiple of `rounding`.
    """

    fewest: int
    rounding: int


def public_rule(fewest_shown: int = 0) -> Rule:
    """For counts that a provider made of the people it helped.

    fewest_shown : of the partnership, which can be stricter and never laxer
    """
    told = settings(RULES)["suppression"]["public"]["restricted"]
    return Rule(max(told["threshold"], fewest_shown), told["rounding"])


@dataclass(frozen=True, slots=True)
class Shown:
    """Counts of a grouping by title, None where one is withheld; and of all."""

    title: str
    groups: tuple[tuple[str, int | None], ...]
    total: int | None


def shown(grouping: str, counts: Mapping[str, int], rule: Rule | None = None) -> Shown:
    """rule : None for whoever may see them as they are"""
    found = groupings()[grouping]
    told = {name: counts.get(name, 0) for name in found.groups}
    told[ALL] = sum(told.values())
    hidden = _hidden(told, rule) if rule else frozenset()
    said = {
        name: WITHHELD if name in hidden else _rounded(count, rule)
        for name, count in told.items()
    }
    groups = tuple((title, said[name]) for name, title in found.groups.items())
    return Shown(found.title, groups, said[ALL])


def people_words(
    people: Decimal, rule: Rule | None, *, write: Callable[[Decimal], str] = number
) -> str:
    """A number of people, or that it is too small to be told exactly.

    write : how the number is written
    """
    if rule and 0 < people < rule.fewest:
        return gettext("Fewer than %(fewest)d") % {"fewest": rule.fewest}
    return write(people)


def _hidden(told: Mapping[str, int], rule: Rule) -> frozenset[str]:
    """Small counts, and as many more as it takes that none can be worked out."""
    cells = {name: Cell(PEOPLE, name, "", "") for name in told}
    parts = tuple(cell for name, cell in cells.items() if name != ALL)
    found = withheld_cells(
        {cells[name]: count for name, count in told.items()},
        [Table(cells[ALL], parts)],
        {PEOPLE: rule.fewest},
    )
    return frozenset(cell.area for cell in found)


def _rounded(count: int, rule: Rule | None) -> int:
    """To the nearest multiple; the half upwards, as readers expect it."""
    step = rule.rounding if rule else 1
    return (2 * count + step) // (2 * step) * step
