"""GOV.UK Notify behind the port: its own client against a server on this machine."""

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

from network.clock import FrozenClock
from network.sending.by_notify import ByNotify
from network.sending.kinds import PointKind
from network.sending.parts import carriers
from network.sending.port import Letter, NotCarried, Refused
from network.sending.settings import SendingSettings
from tests.conftest import MOMENT

SERVICE = "8e222534-7f05-4972-86e3-17c5d9f894e2"
KEY = f"tests-{SERVICE}-{SERVICE}"
TEMPLATE = "f33517ff-2a88-4f6e-b855-c550268ce08a"
NUMBER = "+447700900123"


@dataclass
class Notify:
    """What was asked, and what to answer next."""

    url: str = ""
    asked: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    answers: list[tuple[int, Any]] = field(default_factory=list)


@pytest.fixture
def notify(monkeypatch: pytest.MonkeyPatch) -> Iterator[Notify]:
    state = Notify()
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            state.asked.append((self.path, json.loads(body)))
            status, said = state.answers.pop(0) if state.answers else (201, {"id": "1"})
            data = json.dumps(said).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: Any) -> None: ...

    server = HTTPServer(("127.0.0.1", 0), Handler)
    state.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield state
    server.shutdown()
    thread.join()
    server.server_close()


def a_letter(kind: PointKind, to: str) -> Letter:
    return Letter(
        kind=kind, to=to, subject="", body="Something new.", reference="0" * 32, returns_to=""
    )


def carrier(notify: Notify) -> ByNotify:
    return ByNotify(key=KEY, template=TEMPLATE, base_url=notify.url)


def test_a_text_is_handed_over_under_its_reference(notify: Notify) -> None:
    carrier(notify).carry(a_letter(PointKind.TEXT, NUMBER))

    ((path, asked),) = notify.asked
    assert path == "/v2/notifications/sms"
    assert asked == {
        "phone_number": NUMBER,
        "template_id": TEMPLATE,
        "personalisation": {"body": "Something new."},
        "reference": "0" * 32,
    }


def test_a_letter_is_handed_over_line_by_line(notify: Notify) -> None:
    carrier(notify).carry(a_letter(PointKind.POST, "Jo Marsh\n4 Mill Lane\nLS1 1AA"))

    ((path, asked),) = notify.asked
    assert path == "/v2/notifications/letter"
    assert asked["personalisation"] == {
        "body": "Something new.",
        "address_line_1": "Jo Marsh",
        "address_line_2": "4 Mill Lane",
        "address_line_3": "LS1 1AA",
    }


def errors(error: str, message: str) -> dict[str, Any]:
    return {"status_code": 400, "errors": [{"error": error, "message": message}]}


@pytest.mark.parametrize(
    ("answer", "raised"),
    [
        ((400, errors("ValidationError", "phone_number Number is not a UK one")), Refused),
        ((400, errors("ValidationError", "template_id is not a valid UUID")), NotCarried),
        ((400, errors("BadRequestError", "Can’t send to this recipient")), NotCarried),
        ((403, errors("AuthError", "Invalid token")), NotCarried),
        ((429, errors("RateLimitError", "Exceeded rate limit")), NotCarried),
        ((500, errors("Exception", "Internal server error")), NotCarried),
        ((503, "no json"), NotCarried),
    ],
)
def test_a_refusal_means_what_it_says_and_names_nobody(
    notify: Notify,
    caplog: pytest.LogCaptureFixture,
    answer: tuple[int, Any],
    raised: type[Exception],
) -> None:
    notify.answers = [answer]

    with pytest.raises(raised) as met:
        carrier(notify).carry(a_letter(PointKind.TEXT, NUMBER))

    assert NUMBER not in str(met.value)
    assert NUMBER not in caplog.text


def test_when_nobody_answers_it_is_tried_again() -> None:
    gone = ByNotify(key=KEY, template=TEMPLATE, base_url="http://127.0.0.1:9")

    with pytest.raises(NotCarried):
        gone.carry(a_letter(PointKind.TEXT, NUMBER))


def test_it_is_there_only_where_there_is_a_key_and_a_template() -> None:
    clock = FrozenClock(MOMENT)
    without = SendingSettings(mail_from="rowan@rowan.example", notify_text=TEMPLATE)
    with_both = SendingSettings(
        mail_from="rowan@rowan.example", notify_text=TEMPLATE, notify_key=KEY
    )

    assert carriers(without, clock) == {}
    assert set(carriers(with_both, clock)) == {PointKind.TEXT}
    assert KEY not in repr(with_both)
