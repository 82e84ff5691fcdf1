"""Writes what residents ask and what is answered; every decision can be read."""

from .answering import answer, note_deed
from .asking import ask, clear_addresses, prove_address
from .deciding import cut, give, refuse, show

__all__ = [
    "answer",
    "ask",
    "clear_addresses",
    "cut",
    "give",
    "note_deed",
    "prove_address",
    "refuse",
    "show",
]
