"""Whether something changed, and whether what was done changed it."""
