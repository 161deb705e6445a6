"""One module a row, or a few that belong together: `measure(pace)` gives the rows."""
