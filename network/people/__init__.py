"""Who somebody says they are: the names they use, former names, date of birth."""
