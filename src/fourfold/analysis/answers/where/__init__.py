"""Where it happens: the questions that a map asks."""
