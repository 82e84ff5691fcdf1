"""Is it changing: the year, the last months, the years, and what stands out."""
