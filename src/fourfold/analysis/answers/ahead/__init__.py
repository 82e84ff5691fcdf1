"""What is to come, and what to do where."""
