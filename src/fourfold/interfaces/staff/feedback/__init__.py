"""What readers say of the public pages, for people who work on them."""
