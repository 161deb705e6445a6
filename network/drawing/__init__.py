"""The map as pictures, drawn on the server."""
