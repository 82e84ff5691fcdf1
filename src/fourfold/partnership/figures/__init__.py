"""Numbers that somebody published, with where they are from and their corrections."""
