"""What runs every month."""
