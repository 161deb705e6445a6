"""A real Neo4j with nothing installed: pinned files, a Java runtime from a wheel, one folder.

Start at `local.LocalServer`. What can be set from outside, and how long things may take, is in
docs/server.md.
"""
