"""What leaves for somebody: read from the folder where it lies while the service is tried out."""

import re
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from network.actor import Actor
from network.bootstrap import Services
from network.identity import EventId, StepId, new_id
from network.outbox.events import EventKind
from network.outbox.model import OutboxEvent
from network.outbox.worker import Handler, Worker
from network.sending.kinds import NoticeFor, PointKind
from network.sending.model import ContactPoint, SafeContact
from tests.accounts import Somebody
from tests.graphs import RollbackGraph

ADDRESS = "jo.marsh@example.org"
ANY_TIME = SafeContact(allowed=True, wanted=tuple(NoticeFor))
FIGURES = re.compile(r"\b[0-9]{6}\b")
DUE = """MATCH (event:OutboxEvent {personId: $id, kind: $kind, state: 'waiting'})
WHERE event.dueAt <= $now RETURN event.id AS id ORDER BY id"""


@dataclass
class Postroom:
    """A worker for what leaves for certain people alone, and what has come of it."""

    services: Services
    graph: RollbackGraph
    handler: Handler | None = None
    read: list[str] = field(default_factory=list)

    def work(self, *people: Actor) -> int:
        """Do all that is due for them by now. Answers how many events were taken up."""
        handler = self.handler or self.services.sending.sender.send
        worker = Worker(
            graph=self.services.graph,
            clock=self.services.clock,
            handlers={EventKind.SEND_NOTICE: handler},
        )
        taken = 0
        for event_id in [one for who in people for one in self.due(who)]:
            event = worker._claim(event_id)
            if event:
                worker._do(event)
                taken += 1
        return taken

    def due(self, who: Actor) -> list[EventId]:
        """The events that are due for somebody."""
        rows = self.graph.cypher(
            DUE, id=who.person_id, kind=EventKind.SEND_NOTICE, now=self.services.clock.now()
        )
        return [EventId(row["id"]) for row in rows]

    def event(self, who: Actor) -> OutboxEvent:
        """The one event that is due."""
        (event_id,) = self.due(who)
        return OutboxEvent(id=event_id, kind=EventKind.SEND_NOTICE, person_id=who.person_id)

    def mails(self) -> list[EmailMessage]:
        """What has left and was not read yet."""
        folder = self.services.settings.sending.mails
        assert folder is not None
        paths = sorted(folder.glob("*.eml"), key=lambda path: path.stat().st_mtime_ns)
        new = [path for path in paths if path.name not in self.read]
        self.read += [path.name for path in new]
        return [read_mail(path) for path in new]

    def letters(self) -> list[Path]:
        """What lies there to be printed."""
        folder = self.services.settings.sending.letters
        assert folder is not None
        return sorted(folder.glob("*.html"))


def read_mail(path: Path) -> EmailMessage:
    mail = message_from_bytes(path.read_bytes(), policy=SMTP)
    assert isinstance(mail, EmailMessage)
    return mail


def body(mail: EmailMessage) -> str:
    """What a mail says."""
    text = mail.get_content()
    assert isinstance(text, str)
    return text


def code_in(mail: EmailMessage) -> str:
    """The figures in a mail."""
    (code,) = FIGURES.findall(body(mail))
    return str(code)


def an_operation() -> StepId:
    return StepId(new_id())


def shown(
    room: Postroom, who: Actor, address: str = ADDRESS, kind: PointKind = PointKind.MAIL
) -> ContactPoint:
    """A way that somebody has added, and shown to be theirs. It is still off."""
    reach_me = room.services.reach_me
    point = reach_me.add(who, an_operation(), kind, address)
    room.work(who)
    (mail,) = room.mails()
    return reach_me.confirm(who, point.id, code_in(mail))


def reached(
    room: Postroom,
    who: Actor,
    address: str = ADDRESS,
    safe: SafeContact = ANY_TIME,
) -> ContactPoint:
    """A way by which somebody wants to be written to."""
    point = shown(room, who, address)
    room.work(who)
    room.mails()
    return room.services.reach_me.settle(who, point.id, safe)


def begin_recovery(services: Services, who: Somebody) -> None:
    """Somebody begins to get back into an account with one of its saved codes."""
    services.recovery.ask(who.name, who.codes[0], network="198.51.100.4")
