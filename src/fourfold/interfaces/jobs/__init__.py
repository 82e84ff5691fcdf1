"""What runs by itself: the folder a job is in is how often."""
