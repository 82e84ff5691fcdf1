"""What ran by itself, when, and how it ended."""
