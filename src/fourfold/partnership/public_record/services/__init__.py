"""Writes the public record: publications, people, events and words."""

from .events import add_event, add_event_day, add_speaker, edit_event
from .people import (
    add_office,
    add_person,
    add_quote,
    edit_person,
    end_office,
    strike_office,
    strike_quote,
)
from .publications import (
    add_publication,
    add_version,
    edit_publication,
    note_link,
    tie_publication,
)
from .showing import publish, withdraw
from .words import add_word, edit_word, give_meaning

__all__ = [
    "add_event",
    "add_event_day",
    "add_office",
    "add_person",
    "add_publication",
    "add_quote",
    "add_speaker",
    "add_version",
    "add_word",
    "edit_event",
    "edit_person",
    "edit_publication",
    "edit_word",
    "end_office",
    "give_meaning",
    "note_link",
    "publish",
    "strike_office",
    "strike_quote",
    "tie_publication",
    "withdraw",
]
