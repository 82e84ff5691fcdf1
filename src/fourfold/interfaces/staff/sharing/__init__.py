"""Pages about agreements, and about who is let into which record."""
