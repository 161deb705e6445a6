"""What start.py is made of: the standard library only, in words that Python 3.7 understands."""
