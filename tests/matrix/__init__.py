"""Who may do what, asked of the running service: roles by addresses by whose things they are."""
