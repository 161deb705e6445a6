"""Carriers that put what leaves into a folder: for post that people print, and for trying out.

Files are readable by their owner alone. What has lain there for long is thrown away whenever
something new is put there.
"""

import html
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from network.clock import Clock
from network.durable import private_folder, remove_file, replace_file
from network.errors import Unavailable
from network.sending.by_smtp import message
from network.sending.port import Letter
from network.sending.words import SENDER

MAILS_LAST = timedelta(days=1)
LETTERS_LAST = timedelta(days=14)
PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{sender}</title>
<style>
@page {{ size: A4; margin: 20mm }}
body {{ font: 14pt/1.5 sans-serif; color: #000 }}
address {{ margin: 25mm 0 25mm; font-style: normal }}
p {{ max-width: 60ch }}
</style>
</head>
<body>
<address>{to}</address>
{body}
</body>
</html>
"""


@dataclass(frozen=True, kw_only=True)
class MailFolder:
    """Mails and texts as files, where there is nothing that could carry them: for trying out."""

    folder: Path
    mail_from: str
    clock: Clock

    def carry(self, letter: Letter) -> None:
        mail = message(letter, mail_from=self.mail_from, at=self.clock.now())
        _put(self.folder, f"{letter.reference}.eml", bytes(mail), self.clock, MAILS_LAST)


@dataclass(frozen=True, kw_only=True)
class PrintFolder:
    """Letters to print, put into an envelope with a window, and post."""

    folder: Path
    clock: Clock

    def carry(self, letter: Letter) -> None:
        page = PAGE.format(
            sender=SENDER,
            to="<br>\n".join(html.escape(line) for line in letter.to.splitlines()),
            body="\n".join(_paragraphs(letter.body)),
        )
        name = f"{letter.reference}.html"
        _put(self.folder, name, page.encode(), self.clock, LETTERS_LAST)


def _paragraphs(body: str) -> Iterable[str]:
    return (f"<p>{html.escape(part)}</p>" for part in body.split("\n\n"))


def _put(folder: Path, name: str, data: bytes, clock: Clock, lasts: timedelta) -> None:
    """A file for its owner alone. The same reference again is the same file."""
    try:
        private_folder(folder)
        replace_file(folder / name, data)
        oldest = (clock.now() - lasts).timestamp()
        for path in folder.iterdir():
            if path.stat().st_mtime < oldest:
                remove_file(path)
    except OSError:
        raise Unavailable from None
