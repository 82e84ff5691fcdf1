"""Feeds that tell a reader when something new is published or put right."""
