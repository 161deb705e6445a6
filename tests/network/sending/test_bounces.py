"""What comes back is read strictly, and does no more than mark one address."""

import base64
import contextlib
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as some

from network.actor import Actor
from network.bootstrap import Services
from network.sending.bounces import (
    LARGEST,
    Bounces,
    Came,
    NotANotification,
    _is_hard,
    _read,
)
from network.sending.envelope import Envelope
from network.sending.model import ContactPoint
from network.today.model import Kind
from tests.accounts import Somebody
from tests.postroom import (
    ADDRESS,
    Postroom,
    an_operation,
    begin_recovery,
    code_in,
    reached,
)


def report(
    to: str, *, action: str = "failed", status: str = "5.1.1", kind: str = "delivery-status"
) -> bytes:
    """A notification as a mail server writes one."""
    return (
        f"From: MAILER-DAEMON@example.org\r\nTo: {to}\r\nSubject: Returned\r\n"
        "MIME-Version: 1.0\r\n"
        f'Content-Type: multipart/report; report-type={kind}; boundary="b"\r\n\r\n'
        "--b\r\nContent-Type: text/plain\r\n\r\nIt came back.\r\n"
        "--b\r\nContent-Type: message/delivery-status\r\n\r\n"
        "Reporting-MTA: dns; mx.example.org\r\n\r\n"
        f"Final-Recipient: rfc822; {ADDRESS}\r\nAction: {action}\r\nStatus: {status}\r\n\r\n"
        "--b\r\nContent-Type: message/rfc822\r\n\r\nSubject: A note for you\r\n\r\nHello\r\n"
        "--b--\r\n"
    ).encode()


@pytest.fixture
def bounces(services: Services) -> Bounces:
    return services.sending.bounces


@pytest.fixture
def envelope(services: Services) -> Envelope:
    return services.sending.sender.envelope


@pytest.fixture
def point(room: Postroom, fresh: Actor) -> ContactPoint:
    return reached(room, fresh)


def test_a_hard_one_marks_the_address_and_its_owner_is_told(
    room: Postroom,
    bounces: Bounces,
    envelope: Envelope,
    point: ContactPoint,
    jo: Somebody,
) -> None:
    services, fresh = room.services, jo.fresh()

    assert bounces.take(report(envelope.returns_to(fresh.person_id, point.id))) is (
        Came.NOT_WORKING
    )

    after = services.reach_me.one(fresh, point.id)
    assert after.not_working_at
    assert [one.ids for one in services.today.for_me(fresh) if one.kind is Kind.NOT_REACHED] == [
        (point.id,)
    ]
    begin_recovery(services, jo)
    room.work(fresh)
    assert room.mails() == []


def test_a_new_code_shows_that_it_works_again(
    room: Postroom, bounces: Bounces, envelope: Envelope, point: ContactPoint, fresh: Actor
) -> None:
    services = room.services
    bounces.take(report(envelope.returns_to(fresh.person_id, point.id)))
    services.reach_me.send_code(fresh, an_operation(), point.id)
    room.work(fresh)
    (mail,) = room.mails()

    after = services.reach_me.confirm(fresh, point.id, code_in(mail))

    assert after.not_working_at is None
    assert after.safe == point.safe


@pytest.mark.parametrize(
    ("action", "status"), [("delayed", "4.4.1"), ("failed", "4.4.7"), ("delayed", "5.1.1")]
)
def test_a_soft_one_changes_nothing(
    services: Services,
    bounces: Bounces,
    point: ContactPoint,
    fresh: Actor,
    *,
    action: str,
    status: str,
) -> None:
    to = services.sending.sender.envelope.returns_to(fresh.person_id, point.id)

    assert bounces.take(report(to, action=action, status=status)) is Came.FOR_A_WHILE
    assert services.reach_me.one(fresh, point.id) == point


def test_letters_in_capitals_are_the_same_address(
    bounces: Bounces, envelope: Envelope, point: ContactPoint, fresh: Actor
) -> None:
    to = envelope.returns_to(fresh.person_id, point.id).upper()

    assert bounces.take(report(to)) is Came.NOT_WORKING


def test_the_address_to_return_to_shows_no_id_and_fits(
    envelope: Envelope, point: ContactPoint, fresh: Actor
) -> None:
    to = envelope.returns_to(fresh.person_id, point.id)

    assert len(to.partition("@")[0]) <= 64
    assert fresh.person_id not in to
    assert point.id[:8] not in to
    assert envelope.returns_to(fresh.person_id, point.id) == to


def test_a_forged_one_is_about_nothing(
    services: Services, bounces: Bounces, envelope: Envelope, point: ContactPoint, fresh: Actor
) -> None:
    to = envelope.returns_to(fresh.person_id, point.id)
    local, _, domain = to.partition("@")
    known = bytes(16) + bytes.fromhex(fresh.person_id) + bytes.fromhex(point.id)[:6]
    forged = [
        f"b+{base64.b32encode(known).decode().rstrip('=').lower()}@{domain}",
        f"{local[:-4]}aaaa@{domain}",
        f"{local[:10]}{'b' if local[10] == 'a' else 'a'}{local[11:]}@{domain}",
        f"{local}@example.org",
        f"b+@{domain}",
        f"b+{fresh.person_id}@{domain}",
        f"jo@{domain}",
        f"{to}, {to}",
        "",
    ]

    for address in forged:
        assert bounces.take(report(address)) is Came.NOBODYS
    assert services.reach_me.one(fresh, point.id) == point


def test_one_for_an_address_that_was_taken_away_is_about_nothing(
    services: Services, bounces: Bounces, envelope: Envelope, point: ContactPoint, fresh: Actor
) -> None:
    services.reach_me.remove(fresh, point.id)

    assert bounces.take(report(envelope.returns_to(fresh.person_id, point.id))) is Came.NOBODYS


def plain(to: str) -> bytes:
    mail = EmailMessage()
    mail["To"] = to
    mail.set_content("Action: failed\nStatus: 5.1.1\n")
    return bytes(mail)


def test_what_is_no_notification_is_refused(
    services: Services, bounces: Bounces, envelope: Envelope, point: ContactPoint, fresh: Actor
) -> None:
    to = envelope.returns_to(fresh.person_id, point.id)
    twice = report(to).replace(b"--b--", report(to).split(b"--b\r\n", 1)[1])
    for data in (
        b"",
        plain(to),
        report(to, kind="disposition-notification"),
        report(to, action="delivered"),
        report(to, action="failed", status="2.0.0 or so"),
        report(to, status="permanent"),
        twice,
        report(to) + b" " * LARGEST,
    ):
        if data == report(to, action="failed", status="2.0.0 or so"):
            assert bounces.take(data) is Came.FOR_A_WHILE
            continue
        with pytest.raises(NotANotification):
            bounces.take(data)
    assert services.reach_me.one(fresh, point.id) == point


@given(some.binary(max_size=400))
def test_whatever_bytes_come_they_are_refused_in_words(data: bytes) -> None:
    for tried in (data, report("jo@example.org")[:200] + data + report("jo@example.org")[200:]):
        with contextlib.suppress(NotANotification):
            _is_hard(_read(tried))
