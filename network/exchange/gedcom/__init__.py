"""GEDCOM 5.5, 5.5.1 and 7, plain or zipped, in and out."""
