"""The roles of `definitions/roles.toml`."""

from dataclasses import dataclass
from functools import cache

from fourfold.analysis.definitions import settings

# From this tier on, a person is let into each record by name.
NEED_TO_KNOW_TIER = 3


@dataclass(frozen=True, slots=True)
class Role:
    """What holding it means; the file says what each field is for."""

    name: str
    title: str
    tier: int
    agencies: frozenset[str]
    signs_in: bool
    needs_approval: bool
    may: frozenset[str]
    jobs: tuple[str, ...]


class UnknownRoleError(ValueError):
    """A role that `definitions/roles.toml` does not have."""


def role_named(name: str) -> Role:
    try:
        return all_roles()[name]
    except KeyError:
        raise UnknownRoleError(f"{name} is not in definitions/roles.toml") from None


@cache
def all_roles() -> dict[str, Role]:
    return {
        name: Role(
            name=name,
            title=entry["title"],
            tier=entry["tier"],
            agencies=frozenset(entry["agencies"]),
            signs_in=entry["signs_in"],
            needs_approval=entry["approval"],
            may=frozenset(entry["may"]),
            jobs=tuple(entry["jobs"]),
        )
        for name, entry in settings("roles.toml").items()
    }


def roles_for(kind: str) -> list[Role]:
    """Those that can be held in a kind of agency, by title."""
    fitting = (role for role in all_roles().values() if kind in role.agencies)
    return sorted(fitting, key=lambda role: role.title)
