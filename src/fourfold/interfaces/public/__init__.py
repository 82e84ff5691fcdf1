"""Pages for residents and everybody else."""
