"""Tests of people at work."""
