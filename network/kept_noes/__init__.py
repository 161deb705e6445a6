"""What stays of a no when somebody erases their account: fingerprints, and nothing to read."""
