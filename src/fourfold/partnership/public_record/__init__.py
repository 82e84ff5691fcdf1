"""What was published, said and decided in public, by whom, and what words mean."""
