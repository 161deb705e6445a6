"""Tests of what waits for people at work."""
