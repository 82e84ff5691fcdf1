"""Numbers that others published and we quote: where from, how exact, what disagrees."""
