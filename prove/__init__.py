"""The full figures: every proof of the project, resumable, written down in docs/proof/."""
