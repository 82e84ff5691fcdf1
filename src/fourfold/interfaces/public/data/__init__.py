"""Open data: everything published, for programs and spreadsheets."""
