"""Lifts lock-outs, which failed tries to sign in bring about."""

from axes.models import AccessAttempt
from django.db import transaction

from fourfold.partnership.accounts import policies
from fourfold.partnership.accounts.models import Person
from fourfold.partnership.audit.doers import Doer
from fourfold.partnership.audit.services import record
from fourfold.partnership.errors import RefusedError

from .asking import require
from .signing_in import digest_of_address


@transaction.atomic
def lift_lock_out(*, by: Doer, address: str) -> int:
    """Let an address try again at once, from wherever it was locked out.

    Raises RefusedError if it is not locked out.
    """
    require(by, policies.may_manage_people)
    attempts = AccessAttempt.objects.filter(username=address.casefold())
    lifted: int = attempts.delete()[0]
    if not lifted:
        raise RefusedError("This lock-out is over already")
    record(
        by=by,
        action="sign_in.lock_out_lifted",
        target=Person.objects.filter(email=address.casefold()).first(),
        digest=digest_of_address(address),
    )
    return lifted
