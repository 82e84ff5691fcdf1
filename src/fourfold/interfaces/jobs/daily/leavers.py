"""Close the accounts of people who have left, and what nobody can read by any more."""

from datetime import datetime

from fourfold.partnership.accounts.services import close_accounts_of_leavers
from fourfold.partnership.audit.doers import job
from fourfold.partnership.sharing.services import close_memberships


def run(at: datetime) -> dict[str, int]:
    by = job("daily/leavers")
    return {
        "closed": close_accounts_of_leavers(by=by, now=at),
        "memberships": close_memberships(by=by, now=at),
    }
