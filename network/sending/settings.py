"""What sending is told from outside. There is no default secret, and no default server."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from network.sending.addresses import tidy
from network.sending.kinds import PointKind

LOOPBACK = ("127.0.0.1", "::1", "localhost")
PORT = 587
HIGHEST_PORT = 65535
UUID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
TEMPLATE = re.compile(UUID)
NOTIFY_KEY = re.compile(rf"[\w.-]+-{UUID}-{UUID}")
YES = frozenset({"1", "true", "yes", "on"})


@dataclass(frozen=True, kw_only=True)
class SendingSettings:
    """How mail, texts and post leave. Its repr shows no secret."""

    mail_from: str
    smtp_host: str = ""
    smtp_port: int = PORT
    smtp_user: str = ""
    smtp_password: str = field(default="", repr=False)
    smtp_plain: bool = False
    """Without TLS: only to this very machine."""
    notify_key: str = field(default="", repr=False)
    """The key for GOV.UK Notify, for those who may use it."""
    notify_text: str = ""
    notify_letter: str = ""
    """The ids of its templates: each holds ((body)) and nothing else."""
    mails: Path | None = None
    """Where mails and texts lie as files, where the service is only tried out."""
    letters: Path | None = None
    """Where letters lie until somebody prints and posts them."""


@dataclass(frozen=True, kw_only=True)
class Reading:
    """One pass over the mapping. `wrong` gathers what to change."""

    environ: Mapping[str, str]
    home: Path
    public_url: str
    production: bool
    wrong: Callable[[str], None]

    def settings(self) -> SendingSettings:
        """What was said, and what is so where nothing was."""
        host = self._text("ROWAN_SMTP_HOST")
        letters = self._text("ROWAN_LETTERS")
        trying = not self.production
        return SendingSettings(
            mail_from=self._mail_from(needed=bool(host)),
            smtp_host=host,
            smtp_port=self._port(),
            smtp_user=self._text("ROWAN_SMTP_USER"),
            smtp_password=self._password(),
            smtp_plain=self._plain(host),
            notify_key=self._notify_key(),
            notify_text=self._template("ROWAN_NOTIFY_TEXT"),
            notify_letter=self._template("ROWAN_NOTIFY_LETTER"),
            mails=self.home / "mails" if trying and not host else None,
            letters=Path(letters).expanduser().resolve()
            if letters
            else (self.home / "letters" if trying else None),
        )

    def _text(self, name: str) -> str:
        return self.environ.get(name, "").strip()

    def _mail_from(self, *, needed: bool) -> str:
        said = self._text("ROWAN_MAIL_FROM")
        if not said:
            if needed and self.production:
                self.wrong("ROWAN_MAIL_FROM is missing: from which address does mail come?")
            return f"rowan@{urlsplit(self.public_url).hostname or 'localhost'}"
        if not tidy(PointKind.MAIL, said):
            self.wrong("ROWAN_MAIL_FROM must be an address for mail and nothing else.")
        return said

    def _port(self) -> int:
        said = self._text("ROWAN_SMTP_PORT") or str(PORT)
        if not said.isascii() or not said.isdigit() or not 0 < int(said) <= HIGHEST_PORT:
            self.wrong("ROWAN_SMTP_PORT must be a number from 1 to 65535.")
            return PORT
        return int(said)

    def _plain(self, host: str) -> bool:
        said = self._text("ROWAN_SMTP_PLAIN").lower() in YES
        if said and host not in LOOPBACK:
            self.wrong("ROWAN_SMTP_PLAIN is only for a mail server on this very machine.")
        return said

    def _password(self) -> str:
        if not self._text("ROWAN_SMTP_PASSWORD_FILE") and self._text("ROWAN_SMTP_USER"):
            self.wrong("ROWAN_SMTP_PASSWORD_FILE is missing: ROWAN_SMTP_USER needs it.")
        return self._from_file("ROWAN_SMTP_PASSWORD_FILE")

    def _notify_key(self) -> str:
        key = self._from_file("ROWAN_NOTIFY_KEY_FILE")
        if key and not NOTIFY_KEY.fullmatch(key):
            self.wrong("ROWAN_NOTIFY_KEY_FILE doesn't hold a key as GOV.UK Notify gives them.")
            return ""
        return key

    def _template(self, name: str) -> str:
        said = self._text(name)
        if said and not self._text("ROWAN_NOTIFY_KEY_FILE"):
            self.wrong(f"ROWAN_NOTIFY_KEY_FILE is missing: {name} needs it.")
        if said and not TEMPLATE.fullmatch(said):
            self.wrong(f"{name} must be the id of a template of GOV.UK Notify.")
        return said

    def _from_file(self, name: str) -> str:
        path = self._text(name)
        try:
            return Path(path).expanduser().read_text("utf-8").strip() if path else ""
        except (OSError, UnicodeDecodeError):
            self.wrong(f"{name} can't be read.")
            return ""
