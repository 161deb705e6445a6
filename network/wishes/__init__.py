"""I'd like to hear from somebody: wishes that are kept, cross, and are confirmed in rounds."""
