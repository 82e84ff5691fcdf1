"""Finds what is held about somebody, and what in it is about somebody else."""
