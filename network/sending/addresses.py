"""What an address or a number has to look like. Nothing is looked up: nobody learns who has it."""

import re

from network.sending.kinds import PointKind

MAIL_LIMIT = 254
LOCAL_LIMIT = 64
POST_LIMIT = 400
POST_LINES = (2, 7)
LONGEST_LINE = 60
LOCAL = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
MAIL = re.compile(rf"({LOCAL})@(?:{LABEL}\.)+[A-Za-z][A-Za-z0-9-]*[A-Za-z0-9]", re.ASCII)
BETWEEN = re.compile(r"[\s().-]")
UK_MOBILE = re.compile(r"(?:\+44|0044|0)(7[0-9]{9})", re.ASCII)
UNSEEN = re.compile(r"[\x00-\x1f\x7f]")


def tidy(kind: PointKind, typed: str) -> str:
    """The address as it is kept, or nothing where it can't be one."""
    return {PointKind.MAIL: _mail, PointKind.TEXT: _mobile, PointKind.POST: _post}[kind](typed)


def _mail(typed: str) -> str:
    plain = typed.strip()
    found = MAIL.fullmatch(plain)
    fits = found is not None and len(plain) <= MAIL_LIMIT and len(found[1]) <= LOCAL_LIMIT
    return plain if fits else ""


def _mobile(typed: str) -> str:
    """A mobile number of the United Kingdom: texts to others can be dear, and are easily abused."""
    found = UK_MOBILE.fullmatch(BETWEEN.sub("", typed))
    return f"+44{found[1]}" if found else ""


def _post(typed: str) -> str:
    lines = [" ".join(UNSEEN.sub(" ", line).split()) for line in typed.splitlines()]
    kept = [line for line in lines if line]
    fewest, most = POST_LINES
    fits = fewest <= len(kept) <= most and all(len(line) <= LONGEST_LINE for line in kept)
    return "\n".join(kept) if fits else ""
