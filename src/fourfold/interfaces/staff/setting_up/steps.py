from dataclasses import dataclass
from importlib.resources import files

from django.db import transaction

from fourfold.partnership.accounts.models import Agency
from fourfold.partnership.accounts.services import add_agency, change_agency
from fourfold.partnership.areas.configuration import Configuration
from fourfold.partnership.areas.services import SetUp, set_up
from fourfold.partnership.audit.doers import Doer

EXAMPLE = files(__package__) / "partnership.toml"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What setting up did, with the names of agencies that joined or changed."""

    areas: SetUp
    joined: tuple[str, ...]
    changed: tuple[str, ...]
    # In the site and no longer in the file: left alone, for people may work there.
    unlisted: tuple[str, ...]


@transaction.atomic
def set_partnership_up(*, by: Doer, configuration: Configuration) -> Outcome:
    """All of a configuration, or nothing of it.

    An agency that the file no longer names stays: only a person can say when it left.
    """
    areas = set_up(by=by, configuration=configuration)
    joined, changed = [], []
    for partner in configuration.partners:
        values = {
            "name": partner["name"],
            "short_name": partner["short_name"],
            "kind": partner["kind"],
            "email": partner.get("email", ""),
            "identity_provider": partner.get("identity_provider", ""),
        }
        known = Agency.objects.filter(name__iexact=partner["name"]).first()
        if known is None:
            joined_on = partner["joined_on"]
            add_agency(by=by, joined_on=joined_on, **values)
            joined.append(partner["name"])
        elif any(getattr(known, name) != value for name, value in values.items()):
            change_agency(by=by, agency_id=known.pk, **values)
            changed.append(partner["name"])
    named = {partner["name"].casefold() for partner in configuration.partners}
    current = Agency.objects.current()
    unlisted = [each.name for each in current if each.name.casefold() not in named]
    return Outcome(areas, tuple(joined), tuple(changed), tuple(unlisted))
