"""Wards: find one, read its page, and set some side by side."""
