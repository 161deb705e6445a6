"""Guidance for somebody who is asked for: by situation, with its sources, as files."""
