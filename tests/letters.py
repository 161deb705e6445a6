"""Letters for tests: two who are in touch, and somebody who reads over what waits."""

import io
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from PIL import Image

from network.actor import Actor, Capacity
from network.identity import ItemId
from network.letters.model import LetterState, ReceivedLetter, WrittenLetter
from tests.accounts import Somebody
from tests.ties import an_operation, grown, tied
from tests.work import Place, Staff, opened

if TYPE_CHECKING:
    from network.bootstrap import Services
    from network.clock import FrozenClock

SECOND = timedelta(seconds=1)
SEA = "The sea, in crayon"
HIDDEN = "Canary camera"
TEXT = "I still have the photo from the beach. How are you?"


def a_drawing() -> bytes:
    """A small file as a phone makes them, with where it was taken in it."""
    exif = Image.Exif()
    exif[0x010F] = HIDDEN
    exif.get_ifd(0x8825)[1] = "N"
    out = io.BytesIO()
    Image.new("RGB", (24, 16), (200, 80, 40)).save(out, "JPEG", exif=exif)
    return out.getvalue() + HIDDEN.encode()


@dataclass(frozen=True)
class InTouch:
    """Two people who have both seen that they are in touch."""

    services: "Services"
    clock: "FrozenClock"
    writer: Somebody
    receiver: Somebody
    tie_id: str

    def send(self, text: str = TEXT) -> WrittenLetter:
        """Hand a letter in, a second after whatever was before."""
        self.clock.move(SECOND)
        me = self.writer.fresh()
        self.services.letters.writing.send(me, self.tie_id, an_operation(), text)
        return self.written()[-1]

    def with_picture(self, description: str = SEA) -> ItemId:
        """Put a picture with the letter that the writer sends next."""
        enclosing, me = self.services.letters.enclosing, self.writer.fresh()
        return enclosing.add(me, self.tie_id, an_operation(), a_drawing(), description)

    def written(self) -> list[WrittenLetter]:
        """What the writer sees of their letters, oldest first."""
        between = self.services.letters.writing.between(self.writer.fresh(), self.tie_id)
        return list(between.written)

    def states(self) -> list[LetterState]:
        """How the writer's letters stand."""
        return [one.state for one in self.written()]

    def received(self) -> list[ReceivedLetter]:
        """What the receiver has, oldest first."""
        between = self.services.letters.writing.between(self.receiver.fresh(), self.tie_id)
        return list(between.received)


def in_touch(services: "Services", clock: "FrozenClock") -> InTouch:
    """Two new people who are in touch."""
    writer, receiver = grown(services), grown(services)
    tied(services, clock, writer, receiver)
    [tie] = services.ties.in_touch.all(writer.fresh())
    services.ties.in_touch.all(receiver.fresh())
    return InTouch(services, clock, writer, receiver, tie.id)


@dataclass(frozen=True)
class Reader:
    """Somebody at work who reads letters over."""

    place: Place
    staff: Staff
    actor: Actor

    def take(self) -> ItemId:
        """Take the oldest one."""
        found = self.staff.who.services.letters.reading.next(self.actor)
        assert found is not None
        return found

    def passes(self) -> None:
        """Read the oldest one, pass it, and let the round come by."""
        letters = self.staff.who.services.letters
        letters.reading.pass_on(self.actor, self.take())
        letters.delivering.look()


def a_reader(services: "Services", place: Place | None = None) -> Reader:
    """A reader of an organisation that helps others out."""
    place = place or opened(services)
    services.work.running.set_pool(place.administrator, lends=True)
    staff = place.hire(Capacity.SCREENER)
    return Reader(place, staff, staff.wearing(Capacity.SCREENER))
