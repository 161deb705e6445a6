"""vCard 2.1, 3 and 4 and jCard in, vCard 4 out."""
