"""Close the accounts of people who have left."""

from datetime import datetime

from fourfold.partnership.accounts.services import close_accounts_of_leavers
from fourfold.partnership.audit.doers import job


def run(at: datetime) -> dict[str, int]:
    return {"closed": close_accounts_of_leavers(by=job("daily/leavers"), now=at)}
