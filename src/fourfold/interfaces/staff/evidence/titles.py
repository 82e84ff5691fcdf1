"""What data sets are called."""

from functools import cache

from fourfold.analysis.definitions import names
from fourfold.analysis.definitions import settings as definition

ANSWERS = {"police_uk_api": "Answers of the police.uk API"}


def title_of(dataset: str) -> str:
    """What its definition calls a data set; its name where there is none any more."""
    return _titles().get(dataset, dataset)


@cache
def _titles() -> dict[str, str]:
    found = (definition(f"sources/{name}.toml") for name in names("sources"))
    return ANSWERS | {each["id"]: each["title"] for each in found}
