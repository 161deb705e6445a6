"""What people type, read and checked: one form a module."""
