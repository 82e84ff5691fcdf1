from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.accounts.services.asking import person_of, require
from fourfold.partnership.audit.doers import Doer
from fourfold.partnership.audit.services import record
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.sharing import policies
from fourfold.partnership.sharing.models import AgreementParty, SharingAgreement

from .locking import locked_agreement


@transaction.atomic
def sign_agreement(*, by: Actor, agreement_id: int, agency_id: int) -> AgreementParty:
    """Sign for an agency, by one of its people who looks after agreements.

    It binds the agency from today. Once all have signed, the version takes over from
    the one before. Raises RefusedError for one that is signed, withdrawn or over.
    """
    agreement = locked_agreement(agreement_id)
    party = agreement.parties.select_related("agency").get(agency=agency_id)
    require(by, lambda actor: policies.may_sign(actor, party))
    today = timezone.localdate()
    if agreement.withdrawn_at is not None:
        raise RefusedError("It is withdrawn")
    if agreement.ends_on < today:
        raise RefusedError("Its time is over. Renew it instead.")
    if party.signed_on is not None:
        raise RefusedError(f"{party.agency} has signed it already")
    party.signed_by = person_of(by)
    party.signed_on = today
    party.save(update_fields=["signed_by", "signed_on"])
    record(
        by=by,
        action="sharing.agreement_signed",
        target=agreement,
        agency=str(party.agency.public_id),
        version=agreement.version,
    )
    if not agreement.parties.filter(signed_on=None).exists():
        _take_over(agreement, by=by)
    return party


def _take_over(agreement: SharingAgreement, *, by: Doer) -> None:
    """The version before ends the day before this one holds."""
    before = SharingAgreement.objects.filter(
        series=agreement.series, version=agreement.version - 1
    ).first()
    if before is None:
        return
    first_day = max(agreement.starts_on, timezone.localdate())
    before.ends_on = min(before.ends_on, first_day - timedelta(days=1))
    before.replaced_by = agreement
    before.save(update_fields=["ends_on", "replaced_by"])
    record(
        by=by,
        action="sharing.agreement_replaced",
        target=before,
        version=agreement.version,
    )
