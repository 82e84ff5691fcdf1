"""Pages of messages: what waits, what was sent, and what could not be."""
