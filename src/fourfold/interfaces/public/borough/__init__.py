"""The borough as its newest edition tells it: an overview, and a page a section."""
