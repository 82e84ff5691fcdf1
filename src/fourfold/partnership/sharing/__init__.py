"""Agreements to share, and who is let into which record."""
