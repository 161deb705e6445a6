"""The whole service on a port of its own, with somebody in it, for a real browser to visit."""

import contextlib
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from flask import Flask, Response
from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

from network import bootstrap
from network.accounts.model import SignUp
from network.actor import Actor
from network.bootstrap import Services
from network.clock import Clock
from network.connections.edits import Put
from network.connections.kinds import Feeling, Kind, LinkKind, PlaceKind, State
from network.connections.model import Connection, Known, Link, Note, Place
from network.connections.when import read
from network.identity import ItemId, PersonId, StepId, new_id
from network.settings import Settings
from tests import ties
from tests.servers import TestServer
from web.app import create_app
from web.wsgi import mount

PASSWORD = "seven tired herons sing"
WEATHER = "It will rain later."


class Quiet(WSGIRequestHandler):
    """Writes no line a request."""

    def log(self, *_: Any, **__: Any) -> None: ...


@dataclass
class Somebody:
    """A person with an account and a running session."""

    actor: Actor
    sign_in_name: str
    token: str
    connection: str = ""
    place: str = ""
    note: str = ""
    link: str = ""
    assignment: str = ""
    staff: str = ""
    hat: str = ""
    tie: str = ""
    code: str = ""


@dataclass
class Site:
    """The running service."""

    url: str
    exit_url: str
    services: Services
    pages: Flask
    people: list[Somebody] = field(default_factory=list)
    answering: dict[tuple[str, ...], list[str]] = field(default_factory=dict)
    """By session and the addresses that were tried: those that answered with a page."""

    def sign_up(self) -> Somebody:
        """Somebody new, with nobody on their map."""
        offer = self.services.accounts.offers(1)[0]
        made = self.services.accounts.sign_up(SignUp(sign_in_name=offer.name, password=PASSWORD))
        token = self.services.sessions.begin(made.person_id).token
        actor = self.services.sessions.find(token)
        assert actor is not None
        somebody = Somebody(actor, made.sign_in_name, token)
        self.people.append(somebody)
        return somebody

    def sign_up_with_a_map(self) -> Somebody:
        """Somebody new with people, places and notes on their map."""
        somebody = self.sign_up()
        mine = somebody.actor.person_id
        home = Place(id=_id(), name="Elm Road", kind=PlaceKind.FOSTER_HOME, came=read("1998"))
        school = Place(id=_id(), name="Hill School", kind=PlaceKind.SCHOOL, came=read("2001"))
        nan = Connection(
            id=_id(),
            name="Nan Margaret",
            kind=Kind.GRANDPARENT,
            ring=1,
            state=State.IN_TOUCH,
            feeling=Feeling.SAFE,
            loves_me=True,
        )
        mo = Connection(
            id=_id(),
            name="Maureen",
            nickname="Mo",
            kind=Kind.KEY_WORKER,
            ring=2,
            state=State.LOST_TOUCH,
            known=(Known(place_id=home.id, since=read("1998"), until=read("2001")),),
        )
        dave = Connection(id=_id(), name="Dave", kind=Kind.SCHOOL_FRIEND, state=State.NOT_NOW)
        link = Link(id=_id(), a=nan.id, b=mo.id, kind=LinkKind.KNOWS)
        note = Note(id=_id(), about=nan.id, text="She kept my drawings.")
        self.services.maps.change(
            somebody.actor,
            StepId(new_id()),
            "add_connection",
            [Put(item) for item in (home, school, nan, mo, dave, link, note)],
        )
        return replace(
            somebody,
            connection=nan.id,
            place=home.id,
            note=note.id,
            link=link.id,
            tie=ties.paused_tie(self.services, mine, self.sign_up().actor.person_id),
            code=self._heard_code(mine),
        )

    def _heard_code(self, mine: PersonId) -> str:
        """A code of somebody's, to which another has said yes."""
        other = self.sign_up().actor.person_id
        for person in (mine, other):
            ties.grown_up(self.services, person)
        return ties.answered(self.services, mine, other).code_id

    def clean_up(self) -> None:
        """Erase everybody who was made here."""
        for somebody in self.people:
            with contextlib.suppress(Exception):
                self.services.practice.end(somebody.actor)
                self.services.erasure.erase(replace(somebody.actor, stepped_up=True))


@contextlib.contextmanager
def running(
    server: TestServer,
    home: Path,
    *,
    port: int = 0,
    host: str = "127.0.0.1",
    clock: Clock | None = None,
) -> Iterator[Site]:
    """Serve the service until the end of the block, on a port and under a name if need be."""
    with _served(_weather()) as weather, contextlib.ExitStack() as stack:
        exit_url = f"{weather}/weather"
        settings = Settings.read(
            {
                "ROWAN_MODE": "trying",
                "ROWAN_HOME": str(home),
                "ROWAN_EXIT_URL": exit_url,
                **({"ROWAN_PUBLIC_URL": f"http://{host}:{port}"} if port else {}),
                "NEO4J_URI": server.uri,
                "NEO4J_USER": server.user,
                "NEO4J_PASSWORD": server.password,
            }
        )
        services = bootstrap.build(settings, clock=clock)
        stack.callback(services.close)
        url = stack.enter_context(_served(mount(services), port=port, host=host))
        site = Site(url, exit_url, services, create_app(services))
        stack.callback(site.clean_up)
        yield site


@contextlib.contextmanager
def _served(app: Any, *, port: int = 0, host: str = "127.0.0.1") -> Iterator[str]:
    server: BaseWSGIServer = make_server(
        "127.0.0.1", port, app, threaded=True, request_handler=Quiet
    )
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://{host}:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _weather() -> Flask:
    """The harmless page that quick exit leads to."""
    app = Flask("weather")
    app.add_url_rule("/weather", "weather", lambda: Response(f"<p>{WEATHER}</p>"))
    return app


def _id() -> ItemId:
    return ItemId(new_id())
