"""How much of a list of actions is done, and how that was worked out. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Protocol

from django.utils.formats import number_format
from django.utils.translation import gettext, ngettext

from .states import Status

WHOLE = Decimal(1)


class Counted(Protocol):
    """The part of an action that progress hangs on."""

    status: str
    weight: Decimal | None


@dataclass(frozen=True, slots=True)
class Progress:
    """done, stopped, count : actions of each kind, and all

    share : done as a part of all, exact; None of no actions
    formula : how it was worked out, in words
    """

    done: int
    stopped: int
    count: int
    share: Fraction | None
    formula: str

    @property
    def percent(self) -> str:
        """To a whole number, and never 100% while something is not done, nor 0% once
        something is.
        """
        if self.share is None:
            return "–"
        rounded = round(self.share * 100)
        if self.share < 1:
            rounded = min(rounded, 99)
        if self.share > 0:
            rounded = max(rounded, 1)
        return f"{rounded}%"


def progress(actions: Iterable[Counted]) -> Progress:
    """The share of actions done.

    All count the same, unless every one has a weight and the weights sum to 1. An
    action that was stopped is not done, and stays in the sum.
    """
    told = list(actions)
    done = [each for each in told if each.status == Status.DONE]
    stopped = sum(each.status == Status.STOPPED for each in told)
    if not told:
        return Progress(0, 0, 0, None, gettext("No actions yet."))
    if _are_weighted(told):
        weights = [each.weight or Decimal(0) for each in done]
        share = Fraction(sum(weights, Decimal(0)))
        formula = _weighed(weights)
    else:
        share = Fraction(len(done), len(told))
        formula = _counted(len(done), len(told))
    if stopped:
        formula = f"{formula} {_not_done(stopped)}"
    return Progress(len(done), stopped, len(told), share, formula)


def fault_of_weights(weights: Iterable[Decimal | None]) -> str:
    """Why the weights of a recommendation's actions do not count; empty if they do.

    None at all is no fault: then each action counts the same.
    """
    told = list(weights)
    given = [each for each in told if each is not None]
    total = number_format(f"{sum(given, Decimal(0)).normalize():f}")
    if given and len(given) < len(told):
        words = gettext(
            "%(given)d of %(count)d actions have a weight, %(total)s in all; every one"
            " must have one, or none"
        )
        return words % {"given": len(given), "count": len(told), "total": total}
    if given and sum(given) != WHOLE:
        words = gettext("The weights add up to %(total)s, and must add up to 1")
        return words % {"total": total}
    return ""


def _are_weighted(actions: list[Counted]) -> bool:
    weights = [each.weight for each in actions if each.weight is not None]
    return len(weights) == len(actions) and sum(weights) == WHOLE


def _weighed(weights: list[Decimal]) -> str:
    terms = [number_format(f"{weight.normalize():f}") for weight in weights]
    words = gettext("Weights of what is done: %(terms)s, out of 1.")
    return words % {"terms": " + ".join(terms) or "0"}


def _counted(done: int, count: int) -> str:
    words = gettext("%(done)d of %(count)d done; each action counts the same.")
    return words % {"done": done, "count": count}


def _not_done(stopped: int) -> str:
    words = ngettext(
        "%(stopped)d stopped, which counts as not done.",
        "%(stopped)d stopped, which count as not done.",
        stopped,
    )
    return words % {"stopped": stopped}
