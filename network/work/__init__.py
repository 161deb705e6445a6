"""People at work: staff accounts, hats, lists of people, reading with a purpose."""
