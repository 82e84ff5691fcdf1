"""What is held about people: why, for how long, and what then."""
