"""Pages for the people of the partnership: closed unless a page says who may come."""
