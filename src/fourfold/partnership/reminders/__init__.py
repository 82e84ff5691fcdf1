"""Who is told that something is due, late or waits, and how often they want it."""
