"""Questions about places: where crime gathers, and since when."""
