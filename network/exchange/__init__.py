"""Bringing files in and taking a map out: pure, no graph, nothing half done."""
