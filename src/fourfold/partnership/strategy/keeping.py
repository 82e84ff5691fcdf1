"""How far a pledge is kept on a day. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Kept:
    """How a pledge stands: a word with the colour of its tag, and in a sentence.

    percent : of the target, rounded down so that 100 is never said too early; None for
        a milestone
    """

    word: str
    colour: str
    sentence: str
    percent: int | None = None


BEFORE = ("Not begun", "grey")
RUNNING = ("Running", "blue")
UNKNOWN = ("Outcome not published", "red")
MET = ("Met", "green")
PARTLY = ("Met in part", "yellow")
NOT_MET = ("Not met", "red")
RESULTS = {"met": MET, "partly": PARTLY, "not-met": NOT_MET}


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
    sentence = f"{number(total)} of {number(target)} {unit}: {percent}%"
    if total >= target:
        word, colour = MET
    elif today > period[1]:
        word, colour = NOT_MET if told else UNKNOWN
        sentence = sentence if told else "It is over, and nobody published a number."
    else:
        word, colour = BEFORE if today < period[0] else RUNNING
        sentence = sentence if told else "Nothing is recorded yet."
    return Kept(word, colour, sentence, percent)


def kept_milestone(result: str, *, period: tuple[date, date], today: date) -> Kept:
    """Of a pledge to bring something about. result : the last outcome said, or ""."""
    if result:
        word, colour = RESULTS[result]
        return Kept(word, colour, f"The agency says: {word.lower()}.")
    if today > period[1]:
        return Kept(*UNKNOWN, "It is over, and nobody published what came of it.")
    word, colour = BEFORE if today < period[0] else RUNNING
    return Kept(word, colour, "No outcome is due yet.")


def number(value: Decimal) -> str:
    """With thousands marked, and no noughts that were not meant after the point."""
    text = f"{value:,.2f}"
    return text.rstrip("0").rstrip(".")
