"""What residents ask about what was promised, by when it is answered, and what came."""
