"""People, the agencies they work for, and the roles they hold there."""
