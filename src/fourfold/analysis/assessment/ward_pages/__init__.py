"""What the page of a ward says on a site, beside what is printed of it."""
