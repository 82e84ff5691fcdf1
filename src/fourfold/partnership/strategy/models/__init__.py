from .action import Action
from .action_ward import ActionWard
from .activity import Activity
from .board_pack import BoardPack
from .change import Change
from .dependency import Dependency
from .domain import Domain
from .duty_note import DutyNote
from .evidence import Evidence
from .indicator import Indicator
from .indicator_entry import IndicatorEntry
from .objective import Objective
from .plan_import import PlanImport, PlanImportRow, PlanUndo
from .pledge import Pledge
from .pledge_entry import PledgeEntry
from .pledge_outcome import PledgeOutcome
from .recommendation import Recommendation
from .strategy import Strategy
from .strategy_version import StrategyVersion
from .support import Support

__all__ = [
    "Action",
    "ActionWard",
    "Activity",
    "BoardPack",
    "Change",
    "Dependency",
    "Domain",
    "DutyNote",
    "Evidence",
    "Indicator",
    "IndicatorEntry",
    "Objective",
    "PlanImport",
    "PlanImportRow",
    "PlanUndo",
    "Pledge",
    "PledgeEntry",
    "PledgeOutcome",
    "Recommendation",
    "Strategy",
    "StrategyVersion",
    "Support",
]
