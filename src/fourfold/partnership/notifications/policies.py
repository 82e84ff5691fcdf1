"""Who may do what with messages. Pure: no queries, no request."""

from fourfold.partnership.audit.doers import Doer, Program
from fourfold.partnership.audit.policies import Asker


def may_see_messages(asker: Asker) -> bool:
    return asker.may("see-jobs")


def may_manage_messages(by: Doer) -> bool:
    if isinstance(by, Program):
        return True
    return isinstance(by, Asker) and may_see_messages(by)
