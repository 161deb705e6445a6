"""The pages, one blueprint a module. Every module exposes `bp` and is found by itself."""
