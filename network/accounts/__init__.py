"""Signing up, signing in, staying safe while signed in."""
