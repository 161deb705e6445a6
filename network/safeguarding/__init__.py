"""What a safeguarding lead does: always decided, always written down, and never opened by one."""
