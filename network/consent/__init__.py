"""The one place that decides whether somebody may see, or do, something about somebody else."""
