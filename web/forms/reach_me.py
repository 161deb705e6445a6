"""How we may reach you: an address, a code from it, and when it is safe."""

from flask_babel import lazy_gettext as _l

from network.sending.addresses import MAIL_LIMIT, POST_LIMIT
from network.sending.kinds import GoodTime, NoticeFor, PointKind, Subject
from network.sending.model import WORDS_LIMIT, SafeContact
from web.forms.fields import Choice, Choices, Message, Number, Secret, Text, Tick
from web.forms.form import Form

LONGEST_CODE = 60
NO_ADDRESS: dict[PointKind, Message] = {
    PointKind.MAIL: _l("Write an e-mail address, such as name@example.org."),
    PointKind.TEXT: _l("Write a UK mobile number, such as 07700 900123."),
    PointKind.POST: _l("Write the name and the address, each part on a line of its own."),
}
ALREADY_HERE = _l("You have this one already.")


class MailForm(Form):
    """An address for mail."""

    address = Text(limit=MAIL_LIMIT, missing=NO_ADDRESS[PointKind.MAIL])


class MobileForm(Form):
    """A mobile number."""

    address = Text(limit=MAIL_LIMIT, missing=NO_ADDRESS[PointKind.TEXT])


class PostForm(Form):
    """An address for letters, as it stands on an envelope."""

    address = Text(limit=POST_LIMIT, lines=True, missing=NO_ADDRESS[PointKind.POST])


FORMS: dict[PointKind, type[MailForm | MobileForm | PostForm]] = {
    PointKind.MAIL: MailForm,
    PointKind.TEXT: MobileForm,
    PointKind.POST: PostForm,
}


class AddressCodeForm(Form):
    """The six figures that came to an address."""

    code = Secret(missing=_l("Write the six figures."), limit=LONGEST_CODE)


class SafeContactForm(Form):
    """Whether one way may be used, what for, and when it is safe."""

    base = Number(lowest=0, highest=10**9 - 1)
    allowed = Tick()
    wanted = Choices(NoticeFor)
    good_time = Choice(GoodTime)
    subject = Choice(Subject)
    who_reads = Text(limit=WORDS_LIMIT)
    words = Text(limit=WORDS_LIMIT, lines=True)

    def check(self) -> None:
        if self.allowed and not self.wanted and "wanted" not in self.errors:
            self.refuse("wanted", _l("Choose at least one, or take the tick above away."))

    @classmethod
    def of(cls, safe: SafeContact, version: int) -> "SafeContactForm":
        """The form as it is opened."""
        return cls.filled(
            base=version,
            allowed=safe.allowed,
            wanted=safe.wanted,
            good_time=safe.good_time,
            subject=safe.subject,
            who_reads=safe.who_reads,
            words=safe.words,
        )

    def safe(self) -> SafeContact:
        """What the form says. Only for a form without errors."""
        return SafeContact(
            allowed=self.allowed,
            wanted=self.wanted,
            good_time=self.good_time or GoodTime.ANY,
            subject=self.subject or Subject.UPDATE,
            who_reads=self.who_reads,
            words=self.words,
        )
