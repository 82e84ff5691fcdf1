"""Brings things to their end, keeps what must be kept, and answers who asks."""

from .answering import (
    Choice,
    ItemRefusedError,
    begin_redaction,
    collect,
    decide,
    refuse,
    release,
    send_back,
    submit,
    take_copy,
)
from .holds import lift_hold, place_hold
from .reminding import remind_of_requests
from .requests import (
    ask_for_identity,
    extend,
    let_colleague_in,
    prove_identity,
    record_request,
)
from .retention import apply_retention
from .trail import retire_trail

__all__ = [
    "Choice",
    "ItemRefusedError",
    "apply_retention",
    "ask_for_identity",
    "begin_redaction",
    "collect",
    "decide",
    "extend",
    "let_colleague_in",
    "lift_hold",
    "place_hold",
    "prove_identity",
    "record_request",
    "refuse",
    "release",
    "remind_of_requests",
    "retire_trail",
    "send_back",
    "submit",
    "take_copy",
]
