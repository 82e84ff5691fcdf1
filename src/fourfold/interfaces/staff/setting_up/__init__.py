"""Sets a partnership up from its file: areas, then agencies, then the first people."""
