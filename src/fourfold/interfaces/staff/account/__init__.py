"""Pages on which people keep their own account: profile, security, devices, cover."""
