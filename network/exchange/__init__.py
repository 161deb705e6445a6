"""Maps in and out, in the formats that other programs use."""
