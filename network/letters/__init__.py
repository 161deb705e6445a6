"""Letters between two who are in touch: written, read over by a person at first, passed on."""
