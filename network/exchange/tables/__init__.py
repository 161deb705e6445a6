"""Spreadsheets and other lists of people in."""
