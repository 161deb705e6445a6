"""The shapes of what comes in and goes out, and nothing else."""
