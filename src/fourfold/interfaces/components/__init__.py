"""What pages are made of, and the gate that every request passes."""
