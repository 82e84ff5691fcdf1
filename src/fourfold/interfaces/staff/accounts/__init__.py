"""Pages of people, agencies, teams and invitations."""
