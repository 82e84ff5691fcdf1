"""Money against violence: what it is for, whom it goes to, and what they answer for."""
