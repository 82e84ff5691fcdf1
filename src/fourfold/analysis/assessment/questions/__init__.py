"""The board's questions: each module counts, works out and writes one section."""
