"""Mail by SMTP, with the standard library."""

import re
import smtplib
import ssl
from dataclasses import dataclass, field
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from network.clock import Clock
from network.sending.headers import safe
from network.sending.port import Letter, NotCarried, Refused
from network.sending.words import SENDER

TIMEOUT = 20.0
ABOUT_THE_ADDRESS = re.compile(r"^5\.[12]\.[0-9]{1,3}(?:\s|$)")
ENHANCED = re.compile(r"^[245]\.[0-9]{1,3}\.[0-9]{1,3}(?:\s|$)")
NO_SUCH_ADDRESS = frozenset({550, 551, 553})
"""What a server without the finer answers of RFC 3463 says of an address that isn't there."""


def message(letter: Letter, *, mail_from: str, at: datetime) -> EmailMessage:
    """The mail as it leaves: plain text, fixed lines in its head, none from anybody's words."""
    mail = EmailMessage(policy=SMTP)
    mail["From"] = f"{SENDER} <{safe(mail_from)}>"
    mail["To"] = safe(letter.to)
    mail["Subject"] = safe(letter.subject)
    mail["Date"] = format_datetime(at)
    mail["Message-ID"] = f"<{safe(letter.reference)}@{safe(mail_from).rpartition('@')[2]}>"
    mail["Auto-Submitted"] = "auto-generated"
    mail["X-Auto-Response-Suppress"] = "All"
    mail.set_content(letter.body + "\n", charset="utf-8", cte="quoted-printable")
    return mail


@dataclass(frozen=True, kw_only=True)
class BySmtp:
    """Hands mail to a server. Never without TLS, unless the server is on this very machine."""

    host: str
    port: int
    mail_from: str
    clock: Clock
    user: str = ""
    password: str = field(default="", repr=False)
    plain: bool = False
    """Without TLS: only for a server on this machine."""
    context: ssl.SSLContext | None = field(default=None, repr=False)
    timeout: float = TIMEOUT

    def carry(self, letter: Letter) -> None:
        mail = message(letter, mail_from=self.mail_from, at=self.clock.now())
        try:
            with smtplib.SMTP(self.host, self.port, timeout=self.timeout) as server:
                self._hand_over(server, mail, letter)
        except smtplib.SMTPRecipientsRefused as error:
            ((code, said),) = error.recipients.values()
            raise _meaning(said, otherwise=code in NO_SUCH_ADDRESS) from None
        except smtplib.SMTPDataError as error:
            raise _meaning(error.smtp_error, otherwise=False) from None
        except (smtplib.SMTPException, OSError):
            raise NotCarried from None

    def _hand_over(self, server: smtplib.SMTP, mail: EmailMessage, letter: Letter) -> None:
        if not self.plain:
            server.starttls(context=self.context or ssl.create_default_context())
        if self.user:
            server.login(self.user, self.password)
        server.send_message(mail, from_addr=safe(letter.returns_to), to_addrs=[safe(letter.to)])


def _meaning(said: bytes | str, *, otherwise: bool) -> NotCarried | Refused:
    """What a refusal means. Only one that is surely about the address is held against it."""
    words = said.decode("ascii", "replace") if isinstance(said, bytes) else said
    about_it = bool(ABOUT_THE_ADDRESS.match(words)) if ENHANCED.match(words) else otherwise
    return Refused() if about_it else NotCarried()
