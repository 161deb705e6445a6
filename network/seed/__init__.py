"""A made-up world, so that every page has something to show. Nobody in it has ever lived."""
