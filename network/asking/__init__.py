"""Asking an organisation to help somebody be in touch again, and the work on it."""
