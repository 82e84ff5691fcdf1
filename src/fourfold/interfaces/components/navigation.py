"""Where the reader can go from here."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.http import HttpRequest

from fourfold.partnership.accounts.actors import Actor

Policy = Callable[[Actor], bool]


@dataclass(frozen=True, slots=True)
class Place:
    """A page that the navigation names.

    policy : which members of staff see it; None for all
    begins : how names of pages that belong to it begin, also several; only itself if
        empty
    """

    title: str
    url_name: str
    policy: Policy | None = None
    begins: str | tuple[str, ...] = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A place as one reader sees it: whether they are there."""

    title: str
    url_name: str
    is_here: bool
    is_this_page: bool


def entries(places: Iterable[Place], request: HttpRequest, actor: Actor) -> list[Entry]:
    """Those that the reader may go to."""
    match = request.resolver_match
    here = match.view_name if match else ""
    return [
        Entry(
            title=place.title,
            url_name=place.url_name,
            is_here=here == place.url_name
            or bool(place.begins and here.startswith(place.begins)),
            is_this_page=here == place.url_name,
        )
        for place in places
        if place.policy is None or place.policy(actor)
    ]
