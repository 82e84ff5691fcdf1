"""What was promised, by whom and by when, and what became of it."""
