"""The rooms of the house: what stands at the head of every page for staff.

A new room is one line in PLACES. Whoever may not come in does not see it; that they may
not is decided by the view.
"""

from typing import Any

from django.http import HttpRequest

from fourfold.interfaces.components.navigation import Place, entries
from fourfold.partnership.accounts.actors import NOBODY
from fourfold.partnership.accounts.policies import (
    may_approve_roles,
    may_manage_people,
    may_see_invitations,
    may_see_people,
    may_see_settings,
)
from fourfold.partnership.audit.policies import may_read_trail
from fourfold.partnership.datasets.policies import may_see_evidence
from fourfold.partnership.feedback.policies import may_read_feedback
from fourfold.partnership.information_rights.policies import (
    may_handle_requests,
    may_manage_retention,
)
from fourfold.partnership.job_log.policies import may_see_jobs
from fourfold.partnership.notifications.policies import may_see_messages
from fourfold.partnership.programmes.policies import files_only, may_see_all
from fourfold.partnership.public_record.policies import may_keep_record
from fourfold.partnership.sharing.policies import (
    may_break_glass,
    may_review_break_glass,
    may_see_agreements,
)
from fourfold.partnership.strategy.policies import may_see_desk, reads_board_only

OF_DATA = ("staff:release", "staff:upload", "staff:build", "staff:work")
OF_ASSESSMENTS = ("staff:edition", "staff:preparation", "staff:comment")
PLACES = [
    Place("Your desk", "staff:home"),
    Place("People", "staff:people", may_see_people, begins="staff:person"),
    Place("Agencies", "staff:agencies", may_see_people, begins="staff:agency"),
    Place(
        "Invitations", "staff:invitations", may_see_invitations, begins="staff:invit"
    ),
    Place("Approvals", "staff:roles-awaiting", may_approve_roles, begins="staff:role-"),
    Place(
        "Agreements", "staff:agreements", may_see_agreements, begins="staff:agreement"
    ),
    Place("Emergency access", "staff:glass-open", may_break_glass),
    Place("Emergency reviews", "staff:glass-reviews", may_review_break_glass),
    Place("Audit trail", "staff:audit-entries", may_read_trail, begins="staff:audit"),
    Place("Messages", "staff:messages", may_see_messages, begins="staff:message"),
    Place("Data", "staff:data", may_see_evidence, begins=OF_DATA),
    Place("Assessments", "staff:editions", may_see_evidence, begins=OF_ASSESSMENTS),
    Place("Figures", "staff:figures", may_see_evidence, begins="staff:figure"),
    Place("Strategies", "staff:strategies", may_see_desk, begins="staff:strategy"),
    Place("Public record", "staff:record-home", may_keep_record, begins="staff:record"),
    Place("For the board", "staff:strategy-board", reads_board_only),
    Place("Programmes", "staff:programmes", may_see_all, begins="staff:programme"),
    Place("Returns", "staff:programme-returns", files_only, begins="staff:programme"),
    Place("What readers say", "staff:feedback", may_read_feedback),
    Place("Requests", "staff:requests", may_handle_requests, begins="staff:request"),
    Place("Retention", "staff:retention", may_manage_retention, begins="staff:ret"),
    Place("Settings", "staff:settings", may_see_settings),
    Place("Jobs", "staff:jobs", may_see_jobs, begins="staff:job"),
    Place("Locked out", "staff:lock-outs", may_manage_people),
    Place("Help", "staff:help"),
]


def rooms(request: HttpRequest) -> dict[str, Any]:
    """For templates: a function, so that pages without them pay nothing."""
    actor = getattr(request, "actor", NOBODY)
    return {"staff_rooms": lambda: entries(PLACES, request, actor)}
