"""Copies that have been restored."""
