"""How much of a list of actions is done, and how that was worked out. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Protocol

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
        return Progress(0, 0, 0, None, "No actions yet.")
    if _are_weighted(told):
        weights = [each.weight or Decimal(0) for each in done]
        share = Fraction(sum(weights, Decimal(0)))
        terms = " + ".join(f"{weight.normalize():f}" for weight in weights) or "0"
        formula = f"Weights of what is done: {terms}, out of 1."
    else:
        share = Fraction(len(done), len(told))
        formula = f"{len(done)} of {len(told)} done; each action counts the same."
    if stopped:
        formula += f" {stopped} stopped, which {_counts(stopped)} as not done."
    return Progress(len(done), stopped, len(told), share, formula)


def _are_weighted(actions: list[Counted]) -> bool:
    weights = [each.weight for each in actions if each.weight is not None]
    return len(weights) == len(actions) and sum(weights) == WHOLE


def _counts(number: int) -> str:
    return "counts" if number == 1 else "count"
