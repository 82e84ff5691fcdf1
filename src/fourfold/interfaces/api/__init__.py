"""What programs may ask: public figures and facts, versioned."""
