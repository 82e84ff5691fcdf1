"""Who may come to a page: every view says so, and one that does not is closed.

@open_to_anyone
def home(request): …

@for_staff(may_manage_people, fresh=True)
def invite(request): …
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from django.http import HttpRequest, HttpResponseBase

from fourfold.partnership.accounts.actors import Actor

View = TypeVar("View", bound=Callable[..., HttpResponseBase])
Policy = Callable[[Actor], bool]


class Request(HttpRequest):
    """A request that has passed the gate."""

    actor: Actor


@dataclass(frozen=True, slots=True)
class Access:
    """Who may come in.

    anyone : also people who have not signed in
    policy : which of those who have; None for all
    fresh : whether they must have proved a short time ago that it is them
    hidden : whether those who may not are told that there is no such page
    unfinished : whether it is open to people who have yet to set up a second factor
    """

    anyone: bool = False
    policy: Policy | None = None
    fresh: bool = False
    hidden: bool = False
    unfinished: bool = False


def open_to_anyone(view: View) -> View:
    return _with(view, Access(anyone=True))


def for_members(view: View, *, fresh: bool = False) -> View:
    """Signing in itself, for people who have a password and no second factor yet."""
    return _with(view, Access(unfinished=True, fresh=fresh))


def for_staff(
    policy: Policy | None = None, *, fresh: bool = False, hidden: bool = False
) -> Callable[[View], View]:
    def mark(view: View) -> View:
        return _with(view, Access(policy=policy, fresh=fresh, hidden=hidden))

    return mark


def access_of(view: Callable[..., Any]) -> Access | None:
    return cast(Access | None, getattr(view, "access", None))


def _with(view: View, access: Access) -> View:
    view.access = access  # type: ignore[attr-defined]
    return view
