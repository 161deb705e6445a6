"""How somebody may be reached, and the one sender."""
