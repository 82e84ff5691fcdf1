from .aim import Aim
from .funding_line import FundingLine
from .funding_year import FundingYear
from .kpi import Kpi
from .kpi_return import KpiReturn
from .method import Method
from .money_entry import MoneyEntry
from .programme import Programme
from .programme_change import ProgrammeChange
from .reach_report import ReachReport
from .service import Service

__all__ = [
    "Aim",
    "FundingLine",
    "FundingYear",
    "Kpi",
    "KpiReturn",
    "Method",
    "MoneyEntry",
    "Programme",
    "ProgrammeChange",
    "ReachReport",
    "Service",
]
