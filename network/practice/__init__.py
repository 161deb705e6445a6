"""Practice: an organisation of one's own in which everybody else is made up."""
