"""What every command needs: the settings from outside and the services made of them."""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager

from network import bootstrap
from network.settings import Settings

LINE = "%(asctime)s %(levelname)s %(name)s %(message)s"


def settings() -> Settings:
    """The settings of this process."""
    return Settings.read(os.environ)


@contextmanager
def services() -> Iterator[bootstrap.Services]:
    """The services, let go of at the end. Logs go to standard error, at the level wished for."""
    found = settings()
    logging.basicConfig(level=found.log.upper(), format=LINE)
    logging.getLogger("neo4j").setLevel(logging.CRITICAL)
    made = bootstrap.build(found)
    try:
        yield made
    finally:
        made.close()
