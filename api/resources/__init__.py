"""What can be asked for: one module each, found by itself."""
