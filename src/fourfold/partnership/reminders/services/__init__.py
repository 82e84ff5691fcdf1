"""Tells people what is due, late or waits; each of it once."""

from .choosing import choose_frequency
from .escalating import escalate
from .reminding import remind
from .summing import send_digests

__all__ = ["choose_frequency", "escalate", "remind", "send_digests"]
