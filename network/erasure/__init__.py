"""Erasing a person: everything goes, in an order that bears a crash at any step."""
