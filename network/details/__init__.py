"""How to reach me: what each person in touch may have of it, read live and never copied."""
