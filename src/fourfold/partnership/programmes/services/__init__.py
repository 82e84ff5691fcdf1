"""Writes programmes, their money and returns; everything leaves a public history."""

from .commissioned import (
    add_kpi,
    add_service,
    edit_kpi,
    edit_service,
    move_end,
    stop_kpi,
)
from .funding import (
    add_funding,
    edit_funding,
    record_money,
    set_funding_year,
    strike_money,
)
from .programmes import (
    add_programme,
    choose_method,
    drop_method,
    edit_programme,
    publish_programme,
)
from .reach import correct_reach, report_reach
from .reminding import remind_of_returns
from .returns import correct_return, file_return, file_returns, note_export

__all__ = [
    "add_funding",
    "add_kpi",
    "add_programme",
    "add_service",
    "choose_method",
    "correct_reach",
    "correct_return",
    "drop_method",
    "edit_funding",
    "edit_kpi",
    "edit_programme",
    "edit_service",
    "file_return",
    "file_returns",
    "move_end",
    "note_export",
    "publish_programme",
    "record_money",
    "remind_of_returns",
    "report_reach",
    "set_funding_year",
    "stop_kpi",
    "strike_money",
]
