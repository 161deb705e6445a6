"""The service itself: relationships, accounts and safety, knowing nothing of the web."""
