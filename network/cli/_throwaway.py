"""A database and an owner for one command alone: both are gone when it ends."""

import logging
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from network import bootstrap
from network.accounts.model import SignUp
from network.bootstrap import Services
from network.cli._parts import LINE
from network.identity import PersonId, new_secret
from network.server.local import LocalServer
from network.server.size import Size
from network.settings import Settings


@contextmanager
def throwaway() -> Iterator[tuple[Services, PersonId]]:
    """Services on a server of their own with one owner, all in a folder that goes at the end."""
    with tempfile.TemporaryDirectory(prefix="rowan-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        with LocalServer(home=home / "neo4j", size=Size.SMALL) as server:
            services = bootstrap.build(_settings(home, server))
            try:
                if services.migrations is not None:
                    services.migrations.run()
                yield services, _owner(services)
            finally:
                services.close()


def _settings(home: Path, server: LocalServer) -> Settings:
    found = Settings.read(
        {
            "ROWAN_HOME": str(home / "rowan"),
            "ROWAN_LOG": os.environ.get("ROWAN_LOG", "warning"),
            "NEO4J_URI": server.uri,
            "NEO4J_USER": server.user,
            "NEO4J_PASSWORD_FILE": str(server.password_file),
        }
    )
    logging.basicConfig(level=found.log.upper(), format=LINE)
    logging.getLogger("neo4j").setLevel(logging.CRITICAL)
    return found


def _owner(services: Services) -> PersonId:
    (offer,) = services.accounts.offers(1)
    sign_up = SignUp(sign_in_name=offer.name, password=new_secret())
    return services.accounts.sign_up(sign_up).person_id
