"""Keys, and the sealing of what must stay private."""
