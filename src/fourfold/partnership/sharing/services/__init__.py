"""Writes agreements, and who is let into which record."""

from .memberships import let_in, let_in_maker, take_out

__all__ = ["let_in", "let_in_maker", "take_out"]
