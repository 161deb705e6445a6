"""Media and other large sealed bytes, kept apart from the graph."""
