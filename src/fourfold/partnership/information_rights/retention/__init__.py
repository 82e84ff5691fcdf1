"""What is over, what a hold keeps, and how a row comes to its end."""
