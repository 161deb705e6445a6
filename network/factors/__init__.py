"""Showing that it is you: printed codes, an authenticator, passkeys, and how strong each is."""
