"""What reaching somebody is called on a page."""

from enum import Enum

from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from network.sending.kinds import GoodTime, NoticeFor, PointKind, Subject

WORDS: dict[type[Enum], dict[Enum, LazyString]] = {
    PointKind: {
        PointKind.MAIL: _l("E-mail"),
        PointKind.TEXT: _l("Text"),
        PointKind.POST: _l("Post"),
    },
    NoticeFor: {
        NoticeFor.SOMETHING_NEW: _l("Something new is waiting for me"),
        NoticeFor.MY_ACCOUNT: _l("Somebody tries to get into my account, or changes it"),
    },
    GoodTime: {
        GoodTime.ANY: _l("Any time"),
        GoodTime.DAYTIME: _l("In the daytime, from 9 to 5"),
        GoodTime.EVENING: _l("In the evening, from 5 to 9"),
    },
    Subject: {
        Subject.UPDATE: _l("Update available"),
        Subject.REMINDER: _l("Your reminder"),
        Subject.NOTE: _l("A note for you"),
    },
}
