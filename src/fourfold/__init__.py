"""Evidence, strategy and practice for violence reduction partnerships."""
