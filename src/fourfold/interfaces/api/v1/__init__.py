"""The first version: what it answers stays as it is."""
