"""Guidance for somebody who is asked for."""
