"""Carriers: real mail to a real server, and folders; nothing can slip into a mail's head."""

import base64
import os
import random
import ssl
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes
from email.header import Header
from email.policy import SMTP
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given
from hypothesis import strategies as some

from network.actor import Actor
from network.bootstrap import Services
from network.clock import FrozenClock
from network.errors import Invalid
from network.outbox import worker
from network.sending import addresses, words
from network.sending.by_smtp import BySmtp, message
from network.sending.headers import UnsafeHeader, safe
from network.sending.kinds import NoticeKind, PointKind, Subject
from network.sending.port import Letter, NotCarried, Refused
from network.sending.to_folder import LETTERS_LAST, PrintFolder
from tests.accounts import Somebody
from tests.conftest import MOMENT
from tests.network.sending.sink import OK, Sink, listening
from tests.postroom import ADDRESS, Postroom, begin_recovery, reached

FROM = "rowan@rowan.example"
HEAD = {
    "from",
    "to",
    "subject",
    "date",
    "message-id",
    "auto-submitted",
    "x-auto-response-suppress",
    "mime-version",
    "content-type",
    "content-transfer-encoding",
}


def a_letter(**more: str) -> Letter:
    said = {"to": ADDRESS, "subject": "A note for you", "body": "Something new is waiting for you."}
    return Letter(
        kind=PointKind.MAIL,
        reference="0" * 32,
        returns_to=f"b+abc@{FROM.partition('@')[2]}",
        **{**said, **more},
    )


@pytest.fixture
def sink() -> Iterator[Sink]:
    with listening(Sink()) as running:
        yield running


def carrier(sink: Sink, **more: object) -> BySmtp:
    made = BySmtp(
        host="127.0.0.1",
        port=sink.port,
        mail_from=FROM,
        clock=FrozenClock(MOMENT),
        plain=True,
        timeout=5,
    )
    return replace(made, **more)  # type: ignore[arg-type]


def test_a_mail_arrives_with_fixed_lines_and_an_envelope_of_its_own(sink: Sink) -> None:
    carrier(sink).carry(a_letter())

    (envelope,) = sink.taken
    assert envelope.rcpt_tos == [ADDRESS]
    assert envelope.mail_from == "b+abc@rowan.example"
    assert isinstance(envelope.content, bytes)
    mail = message_from_bytes(envelope.content, policy=SMTP)
    assert {name.lower() for name in mail} == HEAD
    assert mail["From"] == "Rowan <rowan@rowan.example>"
    assert mail["Message-ID"] == f"<{'0' * 32}@rowan.example>"


def test_without_tls_nothing_is_handed_over(sink: Sink) -> None:
    with pytest.raises(NotCarried):
        carrier(sink, plain=False).carry(a_letter())

    assert sink.taken == []


def a_certificate(folder: Path) -> tuple[Path, Path]:
    """A key and a certificate for this machine, signed by itself."""
    secret, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([])
    here, long = x509.IPAddress(ip_address("127.0.0.1")), timedelta(days=3650)
    made = (
        x509.CertificateBuilder(name, name, secret.public_key(), x509.random_serial_number())
        .not_valid_before(MOMENT - long)
        .not_valid_after(MOMENT + long)
        .add_extension(x509.SubjectAlternativeName([here]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(secret, hashes.SHA256())
    )
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    pem = serialization.Encoding.PEM
    plain = serialization.NoEncryption()
    key.write_bytes(secret.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain))
    certificate.write_bytes(made.public_bytes(pem))
    return key, certificate


def test_with_tls_the_server_has_to_show_who_it_is(tmp_path: Path) -> None:
    key, certificate = a_certificate(tmp_path)
    server = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    server.load_cert_chain(certificate, key)
    known = ssl.create_default_context(cafile=str(certificate))

    with listening(Sink(), tls_context=server, require_starttls=True) as sink:
        with pytest.raises(NotCarried):
            carrier(sink, plain=False).carry(a_letter())
        assert sink.taken == []
        carrier(sink, plain=False, context=known).carry(a_letter())

    assert len(sink.taken) == 1


@pytest.mark.parametrize(
    ("recipient", "data", "raised"),
    [
        ("550 5.1.1 no such user", OK, Refused),
        ("553 5.1.3 not an address", OK, Refused),
        ("550 no such user", OK, Refused),
        ("550 5.7.1 we do not take mail from there", OK, NotCarried),
        ("450 4.2.1 busy", OK, NotCarried),
        (OK, "452 4.3.1 full", NotCarried),
        (OK, "550 5.1.1 no such user", Refused),
        (OK, "554 5.7.1 not wanted", NotCarried),
        (OK, "554 not wanted", NotCarried),
        ("530 5.7.0 sign in first", OK, NotCarried),
    ],
)
def test_a_refusal_means_what_it_says(
    sink: Sink, recipient: str, data: str, raised: type[Exception]
) -> None:
    sink.to_recipients, sink.answers = [recipient], [data]

    with pytest.raises(raised) as met:
        carrier(sink).carry(a_letter())

    assert ADDRESS not in str(met.value)
    assert met.value.__cause__ is None


def test_a_server_that_is_not_there_is_no_fault_of_the_address() -> None:
    with listening(Sink()) as gone:
        pass

    with pytest.raises(NotCarried):
        carrier(gone).carry(a_letter())


def test_through_a_bad_day_every_notice_arrives_and_repeats_are_known_by_their_id(
    sink: Sink, room: Postroom, jo: Somebody, fresh: Actor, clock: FrozenClock
) -> None:
    services = room.services
    reached(room, fresh)
    begin_recovery(services, jo)
    chance = random.Random(20260314)
    bad = ["421 4.3.2 closing", "450 4.2.1 busy", "451 4.3.0 trouble", OK]
    sink.to_recipients = chance.choices(bad[1:], k=4)
    sink.answers = chance.choices(bad, k=3)
    sink.drop = 1
    room.handler = replace(services.sending.sender, carriers={PointKind.MAIL: carrier(sink)}).send

    for _ in range(12):
        room.work(fresh)
        clock.move(worker.LONGEST_WAIT * 1.3)

    ids = [
        message_from_bytes(envelope.content, policy=SMTP)["Message-ID"]
        for envelope in sink.taken
        if isinstance(envelope.content, bytes)
    ]
    assert len(ids) == 2
    assert len(set(ids)) == 1
    assert services.reach_me.mine(fresh).tray.notices == ()


def test_an_address_that_is_refused_for_good_is_marked_and_nothing_else(
    sink: Sink, room: Postroom, services: Services, jo: Somebody, fresh: Actor
) -> None:
    point = reached(room, fresh)
    begin_recovery(services, jo)
    sink.to_recipients = ["550 5.1.1 no such user"]
    room.handler = replace(services.sending.sender, carriers={PointKind.MAIL: carrier(sink)}).send

    room.work(fresh)

    after = services.reach_me.one(fresh, point.id)
    assert after.not_working_at == services.clock.now()
    assert after.safe == point.safe
    assert services.reach_me.mine(fresh).tray.notices == ()


BREAKS = some.sampled_from(["\r\n", "\n", "\r", "\0", "\x0b", "\x0c", "\x85", "\u2028"])
LINES = some.sampled_from(["Bcc: sam@example.net", "\r\nDATA", "Subject: care", " folded"])
AROUND = some.text(max_size=20)


@given(AROUND, BREAKS, LINES, some.sampled_from(["plain", "q", "b"]))
def test_nothing_that_could_begin_another_line_passes_the_guard(
    before: str, ends: str, line: str, how: str
) -> None:
    value = before + ends + line
    if how != "plain":
        octets = value.encode("utf-8", "replace")
        coded = (
            "".join(f"={octet:02X}" for octet in octets)
            if how == "q"
            else base64.b64encode(octets).decode()
        )
        value = f"=?utf-8?{how}?{coded}?="

    with pytest.raises(UnsafeHeader):
        safe(value)


@given(some.from_regex(r"[A-Za-z0-9 .,!?'()-]{1,60}", fullmatch=True))
def test_plain_words_pass_the_guard_as_they_are(value: str) -> None:
    assert safe(value) == value


def test_a_name_that_is_coded_twice_over_is_refused() -> None:
    once = Header("x\nBcc: y@example.org", "utf-8").encode(maxlinelen=0)

    with pytest.raises(UnsafeHeader):
        safe(Header(once, "utf-8").encode(maxlinelen=0))


@given(some.text(max_size=80))
def test_whatever_is_typed_as_an_address_one_mail_has_one_recipient_and_fixed_lines(
    typed: str,
) -> None:
    address = addresses.tidy(PointKind.MAIL, typed) or addresses.tidy(
        PointKind.MAIL, f"{typed[:20].strip()}@example.org"
    )
    if not address:
        return
    mail = message(a_letter(to=address), mail_from=FROM, at=MOMENT)
    read = message_from_bytes(bytes(mail), policy=SMTP)

    assert {name.lower() for name in read} == HEAD
    assert len(read["To"].addresses) == 1
    assert read["To"].addresses[0].addr_spec.lower() == address.lower()


@pytest.mark.parametrize("typed", ["jo@example.org\r\nBcc: x@example.org", "jo@example.org\0"])
def test_an_address_that_would_begin_a_line_is_never_kept(
    services: Services, fresh: Actor, typed: str
) -> None:
    with pytest.raises(Invalid):
        services.reach_me.add(fresh, "0" * 32, PointKind.MAIL, typed)  # type: ignore[arg-type]


TELLING = ("care", "foster", "family", "adopt", "child", "abuse", "placement", "worker", "mum")


@pytest.mark.parametrize("kind", NoticeKind)
@pytest.mark.parametrize("way", PointKind)
def test_the_words_tell_nothing(kind: NoticeKind, way: PointKind) -> None:
    said = words.body(kind, way, code="123456", address="https://rowan.example").lower()

    for chosen in Subject:
        assert not [word for word in TELLING if word in words.subject(kind, chosen).lower()]
    assert not [word for word in TELLING if word in said.split()]
    assert said.count("http") <= (way is not PointKind.TEXT)
    assert "{" not in said


def test_a_text_fits_into_one_or_two_parts() -> None:
    for kind in NoticeKind:
        assert len(words.body(kind, PointKind.TEXT, code="123456", address="")) <= 160


def test_what_has_lain_in_the_folder_for_long_is_thrown_away(tmp_path: Path) -> None:
    clock = FrozenClock(MOMENT)
    folder = PrintFolder(folder=tmp_path / "letters", clock=clock)
    folder.carry(a_letter(to="Jo\nLeeds"))
    (path,) = folder.folder.iterdir()
    long_ago = (MOMENT - LETTERS_LAST).timestamp() - 1
    os.utime(path, (long_ago, long_ago))

    folder.carry(replace(a_letter(to="Sam\nLeeds"), reference="1" * 32))

    (left,) = folder.folder.iterdir()
    assert left.name.startswith("1")
