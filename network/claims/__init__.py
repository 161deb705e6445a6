"""What people say of a past that they shared with somebody, and how well it is shown."""
