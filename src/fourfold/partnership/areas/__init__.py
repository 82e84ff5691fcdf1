"""The partnership, as it was set up, and the areas it covers."""
