"""Whether a page is wanted in large print: chosen for each print, and kept nowhere.

The UK Association for Accessible Formats sets 16 point as the least for large print, and would
rather have 18: "Creating clear print and large print documents", G003, 2019.
"""

from flask import request

LARGE = "large"


def wanted_large() -> bool:
    """Whether whoever prints has chosen it."""
    return request.args.get("print") == LARGE
