"""Every component in each of its states, to look at and to test."""
