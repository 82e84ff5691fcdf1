"""What `definitions/law` says of requests of people about themselves."""

from typing import Any, cast

from fourfold.analysis.definitions import settings

FILE = "law/subject_access.toml"
# What roles may do, by the names of definitions/roles.toml.
RETENTION, REQUESTS = "manage-retention", "handle-subject-access"


def clock_rules() -> dict[str, Any]:
    return cast(dict[str, Any], settings(FILE)["clock"])


def codes(of: str) -> list[tuple[str, str]]:
    """Codes and titles of `identity`, `extension` or `refusal`."""
    return list(settings(FILE)[of].items())


def exemptions() -> dict[str, dict[str, str]]:
    return cast(dict[str, dict[str, str]], settings(FILE)["exemptions"])


def rights() -> list[str]:
    return list(settings(FILE)["rights"].values())
