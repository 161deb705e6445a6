"""What somebody had typed when their session ran out or something went wrong, kept for them."""
