"""Puts the made-up world into an empty store, through the same doors that people use."""

import contextlib
import random
import secrets
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from network import bootstrap
from network.accounts import passwords, sign_in_names
from network.accounts.model import SignUp
from network.accounts.passwords import Passwords
from network.accounts.proof import Proof
from network.accounts.use_cases import Accounts
from network.actor import Actor
from network.bootstrap import Services
from network.clock import FrozenClock, SystemClock
from network.connections.edits import Edit, Put
from network.durable import replace_file
from network.errors import NotPermitted, Unavailable
from network.identity import PersonId, StepId, new_id
from network.seed import store, told
from network.seed.at_work import Staffing
from network.seed.life import Life
from network.seed.many import many_lives
from network.seed.painting import painted
from network.seed.reaching import let_be_reached
from network.seed.together import Together
from network.seed.waiting import leave_tasks
from network.settings import Settings

SEED = 20260314
SIGN_INS = "sign-ins.txt"
CODES = "      "
"""Begins the lines of sign-ins.txt that hold printed codes."""
UNDER_WAY = "seeding"
DATA = ("neo4j", "keys", "blobs")
LISTED = 3
"""So many of those who can sign in are on the lists at work."""
REACHED = 2
"""So many of them have said how they may be reached."""
FIRST_DAY = timedelta(days=420)
WORDS_IN_PASSWORD = 5
SAID_EVERY = 50
TRIES = 5


class NotEmpty(NotPermitted):
    """Somebody is in the store: a made-up world would mix with real lives."""

    code = "not-empty"
    title = "There is somebody in this database already: the made-up world needs an empty one."


class NotInProduction(NotPermitted):
    """People depend on this store."""

    code = "not-in-production"
    title = "The made-up world is for trying out, never for production."


class NoPassword(Passwords):
    """For those whom nobody is to sign in as: no password fits."""

    def fingerprint(self, password: str) -> str:  # noqa: ARG002 - it is for nobody
        return "nobody signs in as this person"


def sign_ins_file(home: Path) -> Path:
    """Where it is written whom to sign in as."""
    return home / SIGN_INS


def clear_half_a_world(home: Path) -> None:
    """Throw away a made-up world whose making was cut short. Nobody else was in it yet."""
    if (home / UNDER_WAY).exists():
        for name in DATA:
            shutil.rmtree(home / name, ignore_errors=True)
        (home / UNDER_WAY).unlink()


def plant(settings: Settings, say: Callable[[str], None]) -> bool:
    """Fill the store if nobody is in it. Answers whether that was so. Never in production."""
    if settings.production:
        raise NotInProduction
    clock = FrozenClock(SystemClock().now() - FIRST_DAY)
    services = bootstrap.build(settings, clock=clock)
    try:
        if store.is_anybody_there(services.graph):
            return False
        say("Making up a world to look at: this is done once and takes a moment …")
        under_way = settings.home / UNDER_WAY
        under_way.touch()
        Planting(services=services, clock=clock, say=say).all()
        under_way.unlink()
    finally:
        services.close()
    return True


@dataclass(kw_only=True)
class Planting:
    """One making of the world. The clock is moved, so that the maps have a history."""

    services: Services
    clock: FrozenClock
    say: Callable[[str], None]

    def all(self) -> None:
        """Make everybody: those whom one can sign in as first."""
        chance, today = random.Random(SEED), SystemClock().now()  # noqa: S311 - no secret
        listed, others = told.lives(chance), many_lives(chance)
        password = self._password()
        lines = [self._listed(life, password, today, chance) for life in listed]
        names = [line.split()[0] for line in lines]
        lines += ["", "For work, a printed code follows the password (each works once):"]
        lines += self._at_work(names, password, today, chance)
        let_be_reached(self.services, *map(self.services.accounts.person_of, names[:REACHED]))
        nobody = replace(self.services.accounts, proof=_without_passwords(self.services))
        for number, life in enumerate(others, 1):
            self._plant(nobody, life, _name(chance), password, today)
            if number % SAID_EVERY == 0:
                self.say(f"Making up a world: {number} of {len(others)} lives …")
        text = "\n".join((f"Sign in with the password {password} as", *lines, ""))
        replace_file(sign_ins_file(self.services.settings.home), text.encode())

    def _listed(self, life: Life, password: str, today: datetime, chance: random.Random) -> str:
        name = _name(chance)
        self._plant(self.services.accounts, life, name, password, today)
        return f"  {name:<26} {life.who}"

    def _at_work(
        self, with_whom: Sequence[str], password: str, today: datetime, chance: random.Random
    ) -> list[str]:
        """Organisations that work with whoever has these sign-in names."""
        self.clock.moment = today

        def sign_up() -> tuple[PersonId, str]:
            name = _name(chance)
            made = self.services.accounts.sign_up(SignUp(sign_in_name=name, password=password))
            return made.person_id, name

        people = [self.services.accounts.person_of(name) for name in with_whom]
        on_a_list, *others = (sign_up()[0] for _ in range(3))
        leave_tasks(self.services, on_a_list, *others)
        staffing = Staffing(services=self.services, sign_up=sign_up)
        lines = [
            line
            for each in staffing.all([*people[:LISTED], on_a_list])
            for line in (each.line, *(f"{CODES}{codes}" for codes in each.codes))
        ]
        Together(services=self.services, at=self._move).all(people[:LISTED], today)
        return lines

    def _move(self, moment: datetime) -> None:
        self.clock.moment = moment

    def _plant(
        self, accounts: Accounts, life: Life, name: str, password: str, today: datetime
    ) -> None:
        self.clock.moment = today - FIRST_DAY
        made = accounts.sign_up(SignUp(sign_in_name=name, password=password))
        actor = Actor(person_id=made.person_id)
        if life.people or life.places:
            edits = [Put(item) for item in life.items(made.person_id)]
            self._change(actor, "import", edits)
        for picture in life.pictures:
            paint, step = painted(life.chance), _step()
            self._patiently(
                partial(
                    self.services.maps.add_photo, actor, step, picture.about, paint, picture.caption
                )
            )
        for later in sorted(life.later, key=lambda each: -each.days_ago):
            self.clock.moment = today - timedelta(days=later.days_ago)
            self._change(actor, later.what, later.edits)

    def _change(self, actor: Actor, what: str, edits: Sequence[Edit]) -> None:
        step = _step()
        self._patiently(lambda: self.services.maps.change(actor, step, what, edits))

    def _patiently(self, do: Callable[[], object]) -> None:
        """A database that has only just begun may be slow at first: try the same step again."""
        for _ in range(TRIES):
            with contextlib.suppress(Unavailable):
                do()
                return
        do()

    def _password(self) -> str:
        """A password for this store alone, easy to type and hard to guess."""
        chance, words = secrets.SystemRandom(), sign_in_names.words()
        while True:
            found = "-".join(chance.sample(words, WORDS_IN_PASSWORD))
            if passwords.problem(found) is None:
                return found


def _name(chance: random.Random) -> str:
    return "-".join(chance.sample(sign_in_names.words(), sign_in_names.WORDS_IN_NAME))


def _step() -> StepId:
    return StepId(new_id())


def _without_passwords(services: Services) -> Proof:
    return replace(services.accounts.proof, passwords=NoPassword())
