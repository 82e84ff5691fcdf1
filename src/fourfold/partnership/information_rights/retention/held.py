"""What must not come to its end: by a hold, or because something needs it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, Q

from fourfold.partnership.information_rights.every_row import every_row
from fourfold.partnership.personal_data.paths import SELF
from fourfold.partnership.personal_data.reading import Model, declaration_of

from .order import depending_on, owned_by

NOTHING = Q(pk__in=[])
EVERYTHING = Q(pk__isnull=False)


@dataclass(frozen=True, slots=True)
class Holds:
    """All that is held at a moment.

    people : keys of people; addresses : their e-mail addresses
    kinds : labels of models; rows : keys by label
    """

    people: frozenset[int] = frozenset()
    addresses: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    rows: Mapping[str, frozenset[str]] = field(default_factory=dict)


def held(model: Model, holds: Holds) -> Q:
    """Rows under a hold, or that own one: it could not stay without them."""
    label = model._meta.label_lower
    if label in holds.kinds:
        return EVERYTHING
    found = NOTHING | Q(pk__in=holds.rows.get(label, ()))
    declared = declaration_of(model)
    if holds.people:
        for path in declared.about:
            name = "pk" if path == SELF else path
            found |= Q(**{f"{name}__in": holds.people})
    for name in declared.found_by:
        for address in holds.addresses:
            found |= Q(**{f"{name}__iexact": address})
    for other, key in owned_by(model):
        found |= _owns(other, key.name, held(other, holds))
    return found


def needed(model: Model) -> Q:
    """Rows that something refers to which stays, or that own such a row."""
    found = NOTHING
    for other, key in depending_on(model):
        found |= _owns(other, key.name, EVERYTHING)
    return found | owned_needed(model)


def owned_needed(model: Model) -> Q:
    """Rows that own one which something else needs."""
    found = NOTHING
    for other, key in owned_by(model):
        found |= _owns(other, key.name, needed(other))
    return found


def _owns(other: Model, key: str, which: Q) -> Q:
    rows = every_row(other).filter(which, **{key: OuterRef("pk")})
    return Q(Exists(rows))
