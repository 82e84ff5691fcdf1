"""What public money against violence is for, and whether who got it answered."""
