"""Organisations: what they agreed to, when somebody is there, and how they keep in touch."""
