"""A mail server on this machine that keeps what it is given, or refuses it as it is told."""

import asyncio
import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, cast

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from network.server.home import free_port

OK = "250 kept"


@dataclass
class Sink:
    """What arrived, and what to answer next. `drop`: hang up after the mail was taken."""

    taken: list[Envelope] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    to_recipients: list[str] = field(default_factory=list)
    drop: int = 0
    port: int = 0

    async def handle_RCPT(  # noqa: N802 - aiosmtpd looks for this name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[Any]
    ) -> str:
        answer = self.to_recipients.pop(0) if self.to_recipients else OK
        if answer == OK:
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(  # noqa: N802 - aiosmtpd looks for this name
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        answer = self.answers.pop(0) if self.answers else OK
        if answer != OK:
            return answer
        self.taken.append(envelope)
        if self.drop:
            self.drop -= 1
            cast(asyncio.WriteTransport, server.transport).abort()
        return OK


@contextlib.contextmanager
def listening(sink: Sink, **more: Any) -> Iterator[Sink]:
    """The sink on a free port of this machine."""
    sink.port = free_port()
    controller = Controller(sink, hostname="127.0.0.1", port=sink.port, ready_timeout=20, **more)
    controller.start()
    try:
        yield sink
    finally:
        controller.stop()
