"""Pages of the audit trail, for those who review who saw and did what."""
