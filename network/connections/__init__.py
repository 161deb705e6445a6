"""A person's own map of the people who matter or mattered."""
