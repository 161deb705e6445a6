"""Network Canvas interviews in, and a map in their naming out."""
