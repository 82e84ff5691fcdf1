"""How people reach Fourfold: parses, asks once, renders."""
