"""What the partnership knows and does. Django apps; no HTTP, no HTML."""
