"""Everything that is kept about a person, for that person to take away."""
