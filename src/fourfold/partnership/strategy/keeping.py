"""How far a pledge is kept on a day. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

HUNDRED = 100
# What a sentence is filled with: numbers of ours, and the unit as it was typed.
Value = Decimal | str


@dataclass(frozen=True, slots=True)
class Kept:
    """How a pledge stands: a word with the colour of its tag, and in a sentence.

    words, values : the sentence with names where numbers stand, and what they stand for
    percent : of the target, rounded down so that 100 is never said too early; None for
        a milestone
    """

    word: str | Promise
    colour: str
    words: str | Promise
    values: Mapping[str, Value] = field(default_factory=dict)
    percent: int | None = None

    @property
    def sentence(self) -> str:
        """As records say it; pages write the numbers as their language does."""
        told = {
            name: number(each) if isinstance(each, Decimal) else each
            for name, each in self.values.items()
        }
        return str(self.words).format(**told)


BEFORE = (_("Not begun"), "grey")
RUNNING = (_("Running"), "blue")
UNKNOWN = (_("Outcome not published"), "red")
MET = (_("Met"), "green")
PARTLY = (_("Met in part"), "yellow")
NOT_MET = (_("Not met"), "red")
RESULTS = {
    "met": (*MET, _("The agency says: met.")),
    "partly": (*PARTLY, _("The agency says: met in part.")),
    "not-met": (*NOT_MET, _("The agency says: not met.")),
}
SO_FAR = _("{total} of {target} {unit}: {percent}%")
NO_NUMBER = _("It is over, and nobody published a number.")
NO_OUTCOME = _("It is over, and nobody published what came of it.")
NOTHING_YET = _("Nothing is recorded yet.")
NOT_DUE = _("No outcome is due yet.")


def kept_number(
    target: Decimal,
    unit: str,
    amounts: Iterable[Decimal],
    *,
    period: tuple[date, date],
    today: date,
) -> Kept:
    """Of a pledge to reach a number. amounts : entries that stand, which count up."""
    told = list(amounts)
    total = sum(told, Decimal(0))
    percent = max(int(total * HUNDRED / target), 0)
    words = SO_FAR
    if total >= target:
        word, colour = MET
    elif today > period[1]:
        word, colour = NOT_MET if told else UNKNOWN
        words = SO_FAR if told else NO_NUMBER
    else:
        word, colour = BEFORE if today < period[0] else RUNNING
        words = SO_FAR if told else NOTHING_YET
    values: dict[str, Value] = {"total": total, "target": target, "unit": unit}
    return Kept(word, colour, words, values | {"percent": str(percent)}, percent)


def kept_milestone(result: str, *, period: tuple[date, date], today: date) -> Kept:
    """Of a pledge to bring something about. result : the last outcome said, or ""."""
    if result:
        return Kept(*RESULTS[result])
    if today > period[1]:
        return Kept(*UNKNOWN, NO_OUTCOME)
    word, colour = BEFORE if today < period[0] else RUNNING
    return Kept(word, colour, NOT_DUE)


def number(value: Decimal) -> str:
    """With thousands marked, and no noughts that were not meant after the point."""
    text = f"{value:,.2f}"
    return text.rstrip("0").rstrip(".")
