"""Letters between two who are in touch."""
