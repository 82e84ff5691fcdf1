"""Agencies, people, agreements and records at random, beside a world of lists."""
