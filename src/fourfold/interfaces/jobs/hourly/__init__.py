"""What runs every hour."""
