"""What a figure says, and whether it can be meant."""

from datetime import date
from decimal import Decimal
from typing import NotRequired, TypedDict

from fourfold.partnership.errors import RefusedError
from fourfold.partnership.figures.models import Figure

HUNDRED = Decimal(100)
SAID_AS_IT_IS = {Figure.Qualifier.EXACTLY, Figure.Qualifier.ABOUT}


class Said(TypedDict):
    """All that a figure says."""

    what: str
    value: Decimal | None
    qualifier: str
    unit: str
    numerator: int | None
    denominator: int | None
    period: str
    place_id: int | None
    elsewhere: NotRequired[str]
    source: str
    basis: NotRequired[str]
    note: NotRequired[str]
    as_at: date


def check(said: Said) -> None:
    """Raises RefusedError for what cannot be meant."""
    if said["place_id"] is not None and said.get("elsewhere"):
        raise RefusedError("Give one place: an area of ours, or another in words.")
    if said["value"] is None:
        _check_claim(said)
    elif not said["unit"]:
        raise RefusedError("Say of what the number is: people, %, £.")
    else:
        _check_share(said, said["value"])


def _check_claim(said: Said) -> None:
    """A claim without a number has nothing that hangs on one."""
    if said["unit"] or said["numerator"] is not None:
        raise RefusedError("Without a number there is no unit and no share.")
    if said["qualifier"] != Figure.Qualifier.EXACTLY:
        raise RefusedError("Without a number nothing is over, under or about it.")


def _check_share(said: Said, value: Decimal) -> None:
    """A share is what its numbers come to, to the places that were given."""
    part, whole = said["numerator"], said["denominator"]
    if (part is None) != (whole is None):
        raise RefusedError("Give both numbers of a share, or neither.")
    if part is None or whole is None:
        return
    if whole == 0:
        raise RefusedError("A share of nothing is no share.")
    if said["unit"] != "%" or said["qualifier"] not in SAID_AS_IT_IS:
        return
    exponent = value.as_tuple().exponent
    places = max(-exponent, 0) if isinstance(exponent, int) else 0
    share = HUNDRED * part / whole
    if abs(share - value) > Decimal(5).scaleb(-places - 1):
        raise RefusedError(
            f"{part:,} of {whole:,} is {round(share, places)}%, and not {value}%."
            " Which of the numbers is right?"
        )
