"""What the menu shows to whom."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Flask, request
from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from network.errors import NetworkError
from network.work.helping import HelpedNow
from web.context import maybe_actor, services


@dataclass(frozen=True)
class Entry:
    """A line of the menu."""

    address: str
    text: LazyString

    @property
    def exact(self) -> bool:
        """Whether the page shown is this very one."""
        return request.path == self.address

    @property
    def here(self) -> bool:
        """Whether the page shown is this one, or one below it."""
        if self.address == "/":
            return request.path == "/"
        return request.path == self.address or request.path.startswith(f"{self.address}/")


FOR_ALL = (
    Entry("/about", _l("What Rowan does")),
    Entry("/safety", _l("Staying safe")),
    Entry("/sign-in", _l("Sign in")),
)
FOR_A_PERSON = (
    Entry("/home", _l("Today")),
    Entry("/map", _l("My map")),
    Entry("/in-touch", _l("In touch")),
    Entry("/account", _l("My account")),
    Entry("/safety", _l("Staying safe")),
)
FOR_WORK = (
    Entry("/at-work", _l("My work")),
    Entry("/safety", _l("Staying safe")),
    Entry("/sign-out", _l("Sign out")),
)
WITH_HELP = (
    Entry("/map", _l("My map")),
    Entry("/safety", _l("Staying safe")),
    Entry("/sign-out", _l("Finish")),
)


def menu() -> Sequence[Entry]:
    """The menu for whoever is asking."""
    actor = maybe_actor()
    if actor is None:
        return FOR_ALL
    if actor.staff_id is not None:
        return FOR_WORK
    return WITH_HELP if actor.helped_by is not None else FOR_A_PERSON


def home() -> str:
    """Where the name of the service leads."""
    return menu()[0].address if maybe_actor() else "/"


def helped() -> HelpedNow | None:
    """Who helps on this screen, for the top of every page. Never a reason for a page to fail."""
    actor = maybe_actor()
    if actor is None or actor.helped_by is None:
        return None
    try:
        return services().work.helping.now(actor)
    except NetworkError:
        return None


def init_app(app: Flask) -> None:
    """Let the layout draw the menu, and say who helps."""
    app.jinja_env.globals.update(
        menu=menu, home=home, helped=helped, signed_in=lambda: maybe_actor() is not None
    )
