"""The police forces by the two names that police.uk gives them."""

from functools import cache

from fourfold.analysis.definitions import table

FORCES = "offences/police_forces.csv"


def force_name(text: str) -> str:
    """The full name of a force, from that or from its name in addresses.

    One that is not in the definitions is given as its file name has it.
    """
    return _names().get(text) or text.replace("-", " ").capitalize()


@cache
def _names() -> dict[str, str]:
    return {row["id"]: row["name"] for row in table(FORCES)}
