"""What happened, when, by whom: ids only."""
