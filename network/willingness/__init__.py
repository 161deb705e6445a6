"""What people leave who are willing to hear from somebody, within limits. It starts nothing."""
