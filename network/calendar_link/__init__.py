"""A calendar of one's own days by a link that can be withdrawn: off to begin with."""
