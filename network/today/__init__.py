"""What is there to do today, for each person and each hat: kinds, counts and ids."""
