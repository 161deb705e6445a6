"""The parts of sending, put together."""

from dataclasses import dataclass

from network.accounts.throttle import Throttle
from network.clock import Clock
from network.consent.closings import Closings
from network.graph.door import Graph
from network.keys.sealing import Sealer
from network.sending.bounces import Bounces
from network.sending.by_notify import ByNotify
from network.sending.by_smtp import BySmtp
from network.sending.envelope import Envelope
from network.sending.kinds import PointKind
from network.sending.port import Carrier
from network.sending.sender import Sender
from network.sending.settings import SendingSettings
from network.sending.to_folder import MailFolder, PrintFolder
from network.sending.use_cases import ReachMe


@dataclass(frozen=True, kw_only=True)
class SendingParts:
    """What the ways in and the worker may ask of sending."""

    reach_me: ReachMe
    sender: Sender
    bounces: Bounces


def carriers(settings: SendingSettings, clock: Clock) -> dict[PointKind, Carrier]:
    """What carries each way. A way that nothing carries is not offered."""
    found: dict[PointKind, Carrier] = {}
    if settings.mails is not None:
        folder = MailFolder(folder=settings.mails, mail_from=settings.mail_from, clock=clock)
        found |= {PointKind.MAIL: folder, PointKind.TEXT: folder}
    if settings.smtp_host:
        found[PointKind.MAIL] = BySmtp(
            host=settings.smtp_host,
            port=settings.smtp_port,
            mail_from=settings.mail_from,
            clock=clock,
            user=settings.smtp_user,
            password=settings.smtp_password,
            plain=settings.smtp_plain,
        )
    if settings.letters is not None:
        found[PointKind.POST] = PrintFolder(folder=settings.letters, clock=clock)
    for kind, template in (
        (PointKind.TEXT, settings.notify_text),
        (PointKind.POST, settings.notify_letter),
    ):
        if template and settings.notify_key:
            found[kind] = ByNotify(key=settings.notify_key, template=template)
    return found


def put_together(
    settings: SendingSettings,
    *,
    graph: Graph,
    sealer: Sealer,
    clock: Clock,
    throttle: Throttle,
    closings: Closings,
    address: str,
) -> SendingParts:
    """Everything about sending, on this graph."""
    envelope = Envelope(sealer=sealer, mail_from=settings.mail_from)
    found = carriers(settings, clock)
    return SendingParts(
        reach_me=ReachMe(
            graph=graph,
            sealer=sealer,
            clock=clock,
            closings=closings,
            kinds=frozenset(found),
        ),
        sender=Sender(
            graph=graph,
            sealer=sealer,
            clock=clock,
            throttle=throttle,
            carriers=found,
            envelope=envelope,
            address=address,
        ),
        bounces=Bounces(graph=graph, sealer=sealer, clock=clock, envelope=envelope),
    )
