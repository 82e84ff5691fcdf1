"""Who did what, and who saw what: written once, never changed."""
