"""Where the public page of each thing that was promised is, and the way to it."""

from typing import Any

from django.db.models import Model
from django.urls import reverse
from django.utils.translation import gettext

from fourfold.interfaces.components.marking import english
from fourfold.interfaces.components.thing_pages import BY_SLUG, page_named
from fourfold.partnership.accounts.models import Agency
from fourfold.partnership.strategy.models import Action, Domain, Strategy

Trail = list[tuple[str, str]]


def page(row: Model) -> str:
    found: Any = row
    kind = str(row._meta.model_name)
    return page_named(kind, str(found.slug if kind in BY_SLUG else found.public_id))


def home() -> Trail:
    return [(gettext("Progress"), reverse("public:progress"))]


def trail_to(row: Model) -> Trail:
    """The pages above one: of an action also its recommendation."""
    found: Any = row
    trail = home()
    if isinstance(row, Agency):
        return [*trail, (gettext("Partners"), reverse("public:partners"))]
    if isinstance(row, Strategy | Domain):
        return trail
    if isinstance(row, Action):
        answered = found.recommendation
        words = gettext("Recommendation %(number)s") % {"number": answered.number}
        return [*trail_to(answered), (words, page(answered))]
    return [*trail, (english(found.strategy), page(found.strategy))]
