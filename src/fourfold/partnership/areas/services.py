"""Sets the partnership up, and changes how it is set up."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction

from fourfold.partnership.audit.doers import Doer
from fourfold.partnership.audit.services import record
from fourfold.partnership.errors import RefusedError

from .configuration import Configuration
from .models import CoveredArea, Partnership, Postcode
from .models.partnership import ONLY
from .queries import current_wards

AT_ONCE = 2_000


@dataclass(frozen=True, slots=True)
class SetUp:
    """What setting up did: names of wards that are new, renamed, or current no more."""

    partnership: Partnership
    is_new: bool
    is_changed: bool
    added: tuple[str, ...]
    renamed: tuple[str, ...]
    ended: tuple[str, ...]


@transaction.atomic
def set_up(*, by: Doer, configuration: Configuration) -> SetUp:
    """Make the site serve the partnership of a configuration; again is nothing.

    A ward that is no longer there stays as one that is not current, for what points at
    it. The partners of the configuration become agencies in `accounts`.
    """
    before = Partnership.objects.select_for_update().first()
    about = configuration.partnership
    changed = before is None or before.fingerprint != configuration.fingerprint
    partnership, _ = Partnership.objects.update_or_create(
        pk=ONLY,
        defaults={
            "name": about["name"],
            "short_name": about["short_name"],
            "authority_code": about["authority"],
            "time_zone": about["time_zone"],
            "configuration": dict(configuration.sections),
            "fingerprint": configuration.fingerprint,
        },
    )
    added, renamed, ended = _cover(configuration)
    if changed:
        record(
            by=by,
            action="areas.partnership_set_up",
            target=partnership,
            fingerprint=configuration.fingerprint,
            wards=len(configuration.wards),
            agencies=len(configuration.partners),
        )
    return SetUp(partnership, before is None, changed, added, renamed, ended)


@transaction.atomic
def load_postcodes(*, by: Doer, ward_of: Mapping[str, str]) -> int:
    """Take these postcodes in place of all that were known; how many lie in a ward.

    ward_of : code of the ward by postcode; empty for one beside the wards.

    Raises RefusedError before the partnership is set up, or for a ward that is not one
    of its own now.
    """
    partnership = Partnership.objects.select_for_update().first()
    if partnership is None:
        raise RefusedError("Set the partnership up first: manage.py setup.")
    wards = {ward.code: ward for ward in current_wards()}
    if strange := sorted({*ward_of.values()} - {"", *wards}):
        raise RefusedError(f"{strange[0]} is no ward of this partnership.")
    Postcode.objects.all().delete()
    rows = (Postcode(code=code, ward=wards.get(w)) for code, w in ward_of.items())
    Postcode.objects.bulk_create(rows, batch_size=AT_ONCE)
    inside = sum(bool(ward) for ward in ward_of.values())
    record(
        by=by,
        action="areas.postcodes_loaded",
        target=partnership,
        inside=inside,
        beside=len(ward_of) - inside,
    )
    return inside


def _cover(configuration: Configuration) -> tuple[tuple[str, ...], ...]:
    wanted = {ward["code"]: ward["name"] for ward in configuration.wards}
    about = configuration.partnership
    CoveredArea.objects.update_or_create(
        code=about["authority"],
        defaults={"name": about["short_name"], "kind": CoveredArea.Kind.AUTHORITY},
    )
    wards = CoveredArea.objects.filter(kind=CoveredArea.Kind.WARD)
    known = {ward.code: ward for ward in wards}
    renamed = [
        f"{known[code].name} → {name}"
        for code, name in wanted.items()
        if code in known and known[code].name != name
    ]
    gone = [w for w in known.values() if w.is_current and w.code not in wanted]
    for code, name in wanted.items():
        CoveredArea.objects.update_or_create(
            code=code,
            defaults={
                "name": name,
                "kind": CoveredArea.Kind.WARD,
                "is_current": True,
            },
        )
    wards.exclude(code__in=wanted).update(is_current=False)
    added = [name for code, name in wanted.items() if code not in known]
    return tuple(added), tuple(renamed), tuple(ward.name for ward in gone)
