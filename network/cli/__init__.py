"""The command line, for all that an operator does."""
