"""Measures the service against floors taken in the same run. `make bench` writes RESULTS.md."""
