"""Protection from somebody who has no account, or a second one: described, sealed, compared."""
