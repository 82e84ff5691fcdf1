"""The areas that events and people are counted in: codes, outlines, look-ups."""
