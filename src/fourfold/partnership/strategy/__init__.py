"""What was promised, by whom, by when, what was done, and what is late."""
