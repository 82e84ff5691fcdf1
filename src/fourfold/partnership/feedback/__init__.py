"""What readers say of pages: whether one was useful, and what was missing."""
