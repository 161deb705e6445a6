"""The words of everything that leaves: fixed, few, and the same for everybody.

They say nothing about care, family, a name, or what it is about. No link signs anybody in: at most
the plain address of the service stands there. Nothing else in the code writes to anybody.
"""

from dataclasses import dataclass

from network.sending.kinds import NoticeKind, PointKind, Subject

SENDER = "Rowan"
SUBJECTS: dict[Subject, str] = {
    Subject.UPDATE: "Update available",
    Subject.REMINDER: "Your reminder",
    Subject.NOTE: "A note for you",
}
CODE_SUBJECT = "Your code"
STOP = "You can stop these at any time: sign in and open My account."


@dataclass(frozen=True, kw_only=True)
class Words:
    """What one notice says: at length for mail and post, in one line for a text."""

    long: tuple[str, ...]
    short: str


WORDS: dict[NoticeKind, Words] = {
    NoticeKind.CODE: Words(
        long=(
            "This is the code that was asked for:",
            "{code}",
            "Type it in on the page where it was asked for.",
            "If that was not you, do nothing. Nothing more will come.",
        ),
        short="Rowan: your code is {code}. If you did not ask for it, do nothing.",
    ),
    NoticeKind.SOMETHING_NEW: Words(
        long=("Something new is waiting for you. Sign in when it suits you.", "{address}", STOP),
        short="Rowan: something new is waiting. Sign in when it suits you.",
    ),
    NoticeKind.WAY_ADDED: Words(
        long=(
            "A new way to reach you was added to your account.",
            "If that was you, there is nothing to do.",
            "If it was not, sign in and take it away. Then change your password.",
            "{address}",
            STOP,
        ),
        short="Rowan: a way to reach you was added. Not you? Sign in and take it away.",
    ),
    NoticeKind.RECOVERY_BEGUN: Words(
        long=(
            "Somebody has begun to get back into your account.",
            "If that was you, there is nothing to do.",
            "If it was not, sign in and stop it. One press of a button does it.",
            "You have three days.",
            "{address}",
            STOP,
        ),
        short="Rowan: somebody has begun to get back into your account. Not you? Sign in and "
        "stop it. You have three days.",
    ),
}


def subject(kind: NoticeKind, chosen: Subject) -> str:
    """The subject line of a mail."""
    return CODE_SUBJECT if kind is NoticeKind.CODE else SUBJECTS[chosen]


def body(kind: NoticeKind, point_kind: PointKind, *, code: str, address: str) -> str:
    """All that a notice says. `address` is that of the service; a text has none."""
    words = WORDS[kind]
    if point_kind is PointKind.TEXT:
        return words.short.format(code=code)
    return "\n\n".join(part.format(code=code, address=address) for part in (*words.long, SENDER))
