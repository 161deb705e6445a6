"""Staying in touch: how often somebody would like to, and when they last were."""
