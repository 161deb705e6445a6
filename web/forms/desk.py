"""What a safeguarding lead types: about an order, a hold, a time to wait, a second look."""

from datetime import timedelta

from flask_babel import lazy_gettext as _l

from network.consent.kinds import Channel, Direction, HoldCause, Instrument, Proof
from network.consent.protection import Restriction
from network.desk.model import NOTE_LIMIT
from network.safeguarding import cool_offs, holds
from network.safeguarding.orders import REVIEW_WITHIN, SHORT_LIMIT, Terms
from web.forms.fields import Choice, Choices, Message, Number, OneOf, Text, Tick
from web.forms.form import Form
from web.forms.lines import OneDay
from web.forms.safe import PaperForm

MOST_WEEKS = REVIEW_WITHIN // timedelta(weeks=1)
PROBLEMS: dict[str, Message] = {
    "issuer": _l("Make this shorter."),
    "made": _l("This day is still to come. When was it made?"),
    "expires": _l("Its last day is before its first. Look at both again."),
    "review_on": _l("Choose a day from tomorrow on, within half a year."),
}


class DeskNoteForm(Form):
    """What was found out, for whoever looks at it after."""

    text = Text(limit=NOTE_LIMIT, lines=True, missing=_l("Write something."))


class OrderForm(Form):
    """What a court paper says, or what is known of it."""

    protected = OneOf(limit=1)
    instrument = Choice(Instrument)
    issuer = Text(limit=SHORT_LIMIT)
    reference = Text(limit=SHORT_LIMIT)
    made = OneDay()
    starts = OneDay()
    expires = OneDay()
    direction = Choice(Direction)
    permitted_channels = Choices(Channel)
    round_about = Tick()
    proof = Choice(Proof, missing=_l("Choose one. It acts at once, whatever you choose."))
    review_on = OneDay()

    def terms(self) -> Terms:
        """As the use case wants it."""
        return Terms(
            instrument=self.instrument or Instrument.NOT_SAID,
            issuer=self.issuer,
            reference=self.reference,
            made=self.made,
            starts=self.starts,
            expires=self.expires,
            direction=self.direction or Direction.ONE_WAY,
            permitted_channels=frozenset(self.permitted_channels),
            third_party_clause=not self.round_about,
            proof=self.proof or Proof.SAID,
            review_on=self.review_on,
        )

    @classmethod
    def of(cls, order: Restriction) -> "OrderForm":
        """What is known of an order already."""
        return cls.filled(
            instrument=order.instrument,
            issuer=order.issuer,
            reference=order.reference,
            made=order.made,
            starts=order.starts,
            expires=order.expires,
            direction=order.direction,
            permitted_channels=sorted(order.permitted_channels),
            round_about=not order.third_party_clause,
            proof=order.proof,
            review_on=order.review_on,
        )


class NewOrderForm(OrderForm):
    """A new order between two people: it says which of them it protects."""

    def check(self) -> None:
        if self.protected not in {"0", "1"}:
            self.refuse("protected", _l("Choose whom it protects."))


class ListedOrderForm(OrderForm):
    """A new order between two people who are on lists here."""

    other = OneOf(missing=_l("Choose who must keep away."))


class HoldForm(Form):
    """A new hold."""

    cause = Choice(HoldCause, missing=_l("Choose what it is for."))
    days = Number(lowest=1, highest=holds.LONGEST, missing=_l("Write a number of days."))

    def check(self) -> None:
        if self.cause is not None and self.cause not in holds.CAUSES:
            self.refuse("cause", _l("Choose one from the list."))


class ListedHoldForm(HoldForm):
    """A new hold about somebody on a list here, or between two of them."""

    other = OneOf()


class KeepHoldForm(Form):
    """For how much longer a hold is kept; nothing: as it is."""

    days = Number(lowest=1, highest=holds.LONGEST)


class KeepWaitForm(Form):
    """For how much longer nothing is carried."""

    days = Number(lowest=1, highest=cool_offs.LONGEST, missing=_l("Write a number of days."))


class KeepOrderForm(Form):
    """When an order is looked at again."""

    review_on = OneDay()

    def check(self) -> None:
        if self.review_on is None:
            self.refuse("review_on", PROBLEMS["review_on"])


class DisagreeForm(Form):
    """Why the second one sees it differently."""

    text = Text(limit=NOTE_LIMIT, lines=True)


class DescribeForm(PaperForm):
    """Somebody without an account whom a paper tells to keep away from somebody on a list here."""
