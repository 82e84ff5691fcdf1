"""Writes figures, their corrections, and where sources disagree."""

from .conflicts import note_conflict, settle_conflict
from .figures import approve_figure, correct_figure, note_export, record_figure

__all__ = [
    "approve_figure",
    "correct_figure",
    "note_conflict",
    "note_export",
    "record_figure",
    "settle_conflict",
]
