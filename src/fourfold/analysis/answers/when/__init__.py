"""When it happens, and what follows on what."""
