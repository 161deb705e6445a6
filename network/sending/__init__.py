"""Everything that leaves: how a person may be reached outside of here, and the one sender."""
