"""Where: ward by ward, and how far violence gathers in few small areas."""
