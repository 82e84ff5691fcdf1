"""Pages about what runs by itself."""
