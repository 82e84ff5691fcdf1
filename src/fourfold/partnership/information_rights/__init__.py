"""What people may ask about what is held of them, and what must be kept."""
