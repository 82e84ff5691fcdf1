"""Writes what is promised and how far it is; everything leaves a public history."""

from .actions import add_action, edit_action, move_due_date, set_weights
from .copies import Here, copy_plan
from .domains import add_domain, edit_domain
from .duties import name_duty_gap, show_duty_met
from .indicators import (
    add_indicator,
    edit_indicator,
    record_number,
    stop_indicator,
    strike_number,
)
from .objectives import add_objective, edit_objective, review_objective
from .packs import freeze_board_pack
from .plans import apply_plan
from .pledges import (
    edit_pledge,
    make_pledge,
    publish_outcome,
    record_entry,
    strike_entry,
)
from .recommendations import add_recommendation, edit_recommendation
from .rows import OvertakenError, edit_row
from .statuses import add_evidence, set_status
from .steps import (
    add_activity,
    add_dependency,
    end_dependency,
    record_activity,
)
from .strategies import add_strategy, approve_version, edit_strategy
from .taking_back import take_plan_back

__all__ = [
    "Here",
    "OvertakenError",
    "add_action",
    "add_activity",
    "add_dependency",
    "add_domain",
    "add_evidence",
    "add_indicator",
    "add_objective",
    "add_recommendation",
    "add_strategy",
    "apply_plan",
    "approve_version",
    "copy_plan",
    "edit_action",
    "edit_domain",
    "edit_indicator",
    "edit_objective",
    "edit_pledge",
    "edit_recommendation",
    "edit_row",
    "edit_strategy",
    "end_dependency",
    "freeze_board_pack",
    "make_pledge",
    "move_due_date",
    "name_duty_gap",
    "publish_outcome",
    "record_activity",
    "record_entry",
    "record_number",
    "review_objective",
    "set_status",
    "set_weights",
    "show_duty_met",
    "stop_indicator",
    "strike_entry",
    "strike_number",
    "take_plan_back",
]
