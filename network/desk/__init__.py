"""What waits for people at work: each thing is sealed, and acts by itself until they come."""
