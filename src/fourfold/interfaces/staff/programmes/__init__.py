"""Where programmes are kept true, and providers file what they answer for."""
