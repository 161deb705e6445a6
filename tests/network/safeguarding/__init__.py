"""Tests of what a safeguarding lead does."""
