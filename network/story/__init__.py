"""A card in somebody's own words: what to know, what never to ask, who matters, hard dates."""
