"""Work that waits for its moment, kept in the graph."""
