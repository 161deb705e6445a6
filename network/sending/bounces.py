"""What comes back: a delivery status notification (RFC 3464), read strictly.

Only a token that our own key made leads anywhere. What a notification says otherwise is not
believed: it can do no more than mark one address as not working, and its owner is told.
"""

import re
from dataclasses import dataclass, replace
from email import message_from_bytes
from email.message import EmailMessage, Message
from email.policy import SMTP
from email.utils import getaddresses
from enum import StrEnum

from network.clock import Clock
from network.errors import Invalid, NotFound
from network.graph.door import Graph, Tx
from network.identity import ItemId
from network.keys.sealing import Sealer
from network.sending import store
from network.sending.envelope import Envelope, Returned
from network.sending.model import Reach

LARGEST = 1_000_000
STATUS = re.compile(r"^([245])\.[0-9]{1,3}\.[0-9]{1,3}(?:\s|$)")
HARD = "5"
FAILED, DELAYED = "failed", "delayed"


class Came(StrEnum):
    """What became of something that came back."""

    NOT_WORKING = "not_working"
    FOR_A_WHILE = "for_a_while"
    NOBODYS = "nobodys"


class NotANotification(Invalid):
    """It is no delivery status notification, or none that can be read."""

    code = "not-a-notification"
    title = "That is not a delivery status notification."

    def __init__(self) -> None:
        super().__init__({"message": "not_a_notification"})


@dataclass(frozen=True, kw_only=True)
class Bounces:
    """Takes what mail servers send back."""

    graph: Graph
    sealer: Sealer
    clock: Clock
    envelope: Envelope

    def take(self, data: bytes) -> Came:
        """Read one message, and mark the address it is about, if it is for good.

        A soft one changes nothing: the next notice tries again. Raises NotANotification.
        """
        mail = _read(data)
        hard = _is_hard(mail)
        returned = self._whose(mail)
        if returned is None:
            return Came.NOBODYS
        if not hard:
            return Came.FOR_A_WHILE
        return self.graph.write(lambda tx: self._mark(tx, returned))

    def _whose(self, mail: Message) -> Returned | None:
        addresses = [address for _, address in getaddresses(map(str, mail.get_all("To", [])))]
        found = [one for one in map(self.envelope.returned, addresses) if one is not None]
        return found[0] if len(addresses) == len(found) == 1 else None

    def _mark(self, tx: Tx, returned: Returned) -> Came:
        try:
            reach = store.lock(tx, self.sealer, returned.person_id).reach
        except NotFound:
            return Came.NOBODYS
        ids = [one.id for one in reach.points if one.id.startswith(returned.point_starts)]
        if len(ids) != 1:
            return Came.NOBODYS
        store.keep(tx, self.sealer, returned.person_id, self._marked(reach, ids[0]))
        return Came.NOT_WORKING

    def _marked(self, reach: Reach, point_id: ItemId) -> Reach:
        now = self.clock.now()
        return reach.with_point(
            point_id,
            lambda one: replace(one, not_working_at=one.not_working_at or now),
        )


def _read(data: bytes) -> EmailMessage:
    if len(data) > LARGEST:
        raise NotANotification
    mail = message_from_bytes(data, policy=SMTP)
    if mail.get_content_type() != "multipart/report":
        raise NotANotification
    if str(mail.get_param("report-type", "")).lower() != "delivery-status":
        raise NotANotification
    return mail


def _is_hard(mail: EmailMessage) -> bool:
    """Whether it says of its one recipient that nothing can ever be delivered there."""
    parts = [part for part in mail.walk() if part.get_content_type() == "message/delivery-status"]
    blocks = parts[0].get_payload() if len(parts) == 1 else None
    if not isinstance(blocks, list):
        raise NotANotification
    about = [block for block in blocks if isinstance(block, Message) and "Action" in block]
    if len(about) != 1:
        raise NotANotification
    action = str(about[0]["Action"]).strip().lower()
    status = STATUS.match(str(about[0].get("Status", "")).strip())
    if status is None or action not in (FAILED, DELAYED):
        raise NotANotification
    return action == FAILED and status[1] == HARD
