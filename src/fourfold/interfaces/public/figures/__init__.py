"""A page for each published figure: what it says, and all that it rests on."""
