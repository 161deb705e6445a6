"""Copies that have been restored, and the journal that keeps what is gone gone."""
