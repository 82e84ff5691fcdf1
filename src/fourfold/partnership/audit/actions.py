"""What can be recorded: `definitions/audit/*.toml`, one file an app."""

from dataclasses import dataclass
from functools import cache

from fourfold.analysis.definitions import names, settings


@dataclass(frozen=True, slots=True)
class Action:
    """Something that is recorded.

    name : `app.what_happened`, in the past tense
    title : the same in words, for whoever reads the trail
    details : what may be noted beside it; nothing else may
    """

    name: str
    title: str
    details: frozenset[str]


class UnknownActionError(ValueError):
    """An action, or a detail of one, that no definition names."""


def action_named(name: str) -> Action:
    try:
        return all_actions()[name]
    except KeyError:
        raise UnknownActionError(
            f"{name} is not in definitions/audit. Add it there, with its title."
        ) from None


@cache
def all_actions() -> dict[str, Action]:
    return {
        f"{app}.{name}": Action(
            f"{app}.{name}", entry["title"], frozenset(entry.get("details", ()))
        )
        for app in names("audit")
        for name, entry in settings(f"audit/{app}.toml").items()
    }


def actions_called(text: str) -> tuple[str, ...]:
    """Names of the actions whose title has a text in it, small or capital."""
    wanted = text.casefold()
    return tuple(
        name
        for name, action in all_actions().items()
        if wanted in action.title.casefold()
    )


def title_of(name: str) -> str:
    """An action in words; its name where it is one that is no longer defined."""
    known = all_actions().get(name)
    return known.title if known else name
