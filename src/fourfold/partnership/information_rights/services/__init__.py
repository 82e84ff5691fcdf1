"""Brings things to their end, and keeps what must be kept."""

from .holds import lift_hold, place_hold
from .retention import apply_retention
from .trail import retire_trail

__all__ = ["apply_retention", "lift_hold", "place_hold", "retire_trail"]
