"""JSON for builders: the API under /api/v1."""
