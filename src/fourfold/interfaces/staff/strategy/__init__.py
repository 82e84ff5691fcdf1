"""Where what was promised is written down, and how far it is is kept true."""
