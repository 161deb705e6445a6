"""Ties: what two people have agreed between them, and the code that can lead to one."""
