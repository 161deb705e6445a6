"""Whether the service can do its work at this moment."""
