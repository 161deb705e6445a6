"""What the service is told from outside, read once, with every problem named at once."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from network.sending.settings import LOOPBACK, Reading, SendingSettings

PROJECT = Path(__file__).resolve().parents[1]
SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
PLAIN_SCHEMES = ("bolt", "neo4j")
LEVELS = ("debug", "info", "warning", "error")
DEFAULT_PASSWORDS = frozenset({"neo4j", "password", "changeme", "change-me", "secret", "test"})
SHORTEST_PASSWORD = 12
EXIT_URL = "https://www.bbc.co.uk/weather"
PUBLIC_URL = "http://127.0.0.1:8000"
CODES_ARE_ENOUGH = "ROWAN_CODES_ARE_ENOUGH"
SWITCHED_ON = re.compile(r"^(1|true|yes|on)$", re.IGNORECASE)


class Mode(StrEnum):
    """What the service is run for. Production refuses what trying out forgives."""

    TRYING = "trying"
    PRODUCTION = "production"


class BadSettings(Exception):
    """Settings that can't be used. `problems` says of each what to do; none shows a value."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("The settings need changing:\n" + "\n".join(f"- {p}" for p in problems))
        self.problems = problems


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Everything from outside. Its repr shows no secret."""

    mode: Mode
    neo4j_uri: str
    neo4j_user: str
    neo4j_password: str = field(repr=False)
    home: Path
    keys: Path
    outer_key_file: Path
    blobs: Path
    backups: Path
    public_url: str = PUBLIC_URL
    exit_url: str = EXIT_URL
    log: str = "info"
    sending: SendingSettings
    codes_are_enough: bool = False
    """In a made-up world a printed code counts like a passkey, so that every hat can be tried."""

    @property
    def production(self) -> bool:
        """Whether people depend on it."""
        return self.mode is Mode.PRODUCTION

    @property
    def secure(self) -> bool:
        """Whether people reach it over TLS: cookies and headers are stricter then."""
        return self.public_url.startswith("https://")

    @property
    def passkey_domain(self) -> str:
        """The domain that passkeys are made for. Browsers make none for a bare number."""
        host = urlsplit(self.public_url).hostname or ""
        return "localhost" if host in LOOPBACK else host

    @property
    def passkey_origins(self) -> tuple[str, ...]:
        """The addresses whose pages may ask for a passkey."""
        parts = urlsplit(self.public_url)
        port = f":{parts.port}" if parts.port else ""
        return (f"{parts.scheme}://{self.passkey_domain}{port}",)

    @property
    def waiting(self) -> Path:
        """Where uploads wait, sealed and for an hour, between their preview and their taking."""
        return self.home / "waiting"

    @property
    def journal(self) -> Path:
        """What a restored backup must do again: erasures and removals, kept beside the keys."""
        return self.keys.with_name("journal")

    @classmethod
    def read(cls, environ: Mapping[str, str]) -> "Settings":
        """Read settings from a mapping. Raises BadSettings with everything missing or wrong."""
        return _Reading(environ).settings()


class _Reading:
    """One pass over the mapping that gathers problems as it goes."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = environ
        self._problems: list[str] = []
        self._mode = self._read_mode()

    def settings(self) -> Settings:
        home, public_url = self._path("ROWAN_HOME", PROJECT / ".rowan"), self._public_url()
        found = Settings(
            mode=self._mode,
            neo4j_uri=self._uri(),
            neo4j_user=self._text("NEO4J_USER", "neo4j"),
            neo4j_password=self._password(),
            home=home,
            keys=self._path("ROWAN_KEYS", home / "keys" / "keys.sqlite"),
            outer_key_file=self._outer_key(home),
            blobs=self._path("ROWAN_BLOBS", home / "blobs"),
            backups=self._path("ROWAN_BACKUPS", home / "backups"),
            public_url=public_url,
            exit_url=self._address("ROWAN_EXIT_URL", EXIT_URL),
            log=self._log(),
            sending=self._sending(home, public_url),
            codes_are_enough=bool(SWITCHED_ON.match(self._text(CODES_ARE_ENOUGH, ""))),
        )
        self._refuse_debug()
        if self._problems:
            raise BadSettings(self._problems)
        return found

    @property
    def _strict(self) -> bool:
        return self._mode is Mode.PRODUCTION

    def _text(self, name: str, default: str) -> str:
        return self._environ.get(name, "").strip() or default

    def _path(self, name: str, default: Path) -> Path:
        return Path(self._text(name, str(default))).expanduser().resolve()

    def _read_mode(self) -> Mode:
        text = self._text("ROWAN_MODE", Mode.TRYING)
        if text in set(Mode):
            return Mode(text)
        self._problems.append("ROWAN_MODE must be 'trying' or 'production'.")
        # What can't be understood is held to the stricter rules.
        return Mode.PRODUCTION

    def _uri(self) -> str:
        uri = self._text("NEO4J_URI", "")
        if not uri:
            self._problems.append("NEO4J_URI is missing: where is the database?")
            return uri
        parts = _split(uri)
        if parts is None or parts.scheme not in SCHEMES or not parts.hostname:
            self._problems.append(f"NEO4J_URI must begin with one of {', '.join(SCHEMES)}.")
        elif parts.scheme in PLAIN_SCHEMES and self._strict and parts.hostname not in LOOPBACK:
            self._problems.append(
                "NEO4J_URI would send everything unprotected to another machine: use bolt+s:// "
                "or neo4j+s:// in production."
            )
        return uri

    def _password(self) -> str:
        path = self._text("NEO4J_PASSWORD_FILE", "")
        if path:
            password = self._from_file(path)
        elif "NEO4J_PASSWORD" in self._environ:
            password = self._environ["NEO4J_PASSWORD"]
        else:
            self._problems.append("NEO4J_PASSWORD or NEO4J_PASSWORD_FILE is missing.")
            return ""
        if self._strict and password is not None:
            self._refuse_weak(password)
        return password or ""

    def _from_file(self, path: str) -> str | None:
        try:
            return Path(path).expanduser().read_text("utf-8").strip()
        except (OSError, UnicodeDecodeError):
            self._problems.append("NEO4J_PASSWORD_FILE can't be read.")
            return None

    def _refuse_weak(self, password: str) -> None:
        if password.lower() in DEFAULT_PASSWORDS or len(password) < SHORTEST_PASSWORD:
            self._problems.append(
                f"The database's password is a default or shorter than {SHORTEST_PASSWORD} "
                "characters: production needs one of its own."
            )

    def _outer_key(self, home: Path) -> Path:
        path = self._path("ROWAN_OUTER_KEY_FILE", home / "keys" / "outer.key")
        if self._strict and not path.is_file():
            self._problems.append(
                "ROWAN_OUTER_KEY_FILE is missing: in production the outer key is made "
                "beforehand and kept apart."
            )
        elif path.is_file() and self._strict and path.stat().st_mode & 0o077:
            self._problems.append("ROWAN_OUTER_KEY_FILE can be read by others: chmod 600 it.")
        return path

    def _public_url(self) -> str:
        url = self._address("ROWAN_PUBLIC_URL", PUBLIC_URL).rstrip("/")
        parts = _split(url)
        if self._strict and parts and parts.scheme == "http" and parts.hostname not in LOOPBACK:
            self._problems.append("ROWAN_PUBLIC_URL must be https:// in production.")
        return url

    def _sending(self, home: Path, public_url: str) -> SendingSettings:
        return Reading(
            environ=self._environ,
            home=home,
            public_url=public_url,
            production=self._strict,
            wrong=self._problems.append,
        ).settings()

    def _address(self, name: str, default: str) -> str:
        url = self._text(name, default)
        parts = _split(url)
        if parts is None or parts.scheme not in ("http", "https") or not parts.hostname:
            self._problems.append(f"{name} must be an http:// or https:// address.")
        return url

    def _log(self) -> str:
        level = self._text("ROWAN_LOG", "info").lower()
        if level not in LEVELS:
            self._problems.append(f"ROWAN_LOG must be one of {', '.join(LEVELS)}.")
        elif level == "debug" and self._strict:
            self._problems.append("ROWAN_LOG=debug is not for production.")
        return level

    def _refuse_debug(self) -> None:
        for name in ("FLASK_DEBUG", "ROWAN_DEBUG", CODES_ARE_ENOUGH):
            if self._strict and SWITCHED_ON.match(self._text(name, "")):
                self._problems.append(f"{name} is not for production.")


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 - reading it checks it
    except ValueError:
        return None
    return parts
