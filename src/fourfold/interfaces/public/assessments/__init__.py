"""Published assessments, for everybody."""
