"""Who is in touch with whom in a made-up world: every state of it, through the doors of people."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from network.actor import Actor
from network.bootstrap import Services
from network.connections.insights import may_be_brought_up
from network.consent.model import Wording
from network.details.model import Point
from network.identity import OperationId, PersonId, new_id
from network.rhythm.days import DayWish
from network.rhythm.model import How, Rhythm
from network.ties.answering import Agreed
from network.ties.hearing import Where
from network.ties.model import CodeWords, ShownCode, Yes

STEP = timedelta(days=2, hours=1)
LONG_AGO = timedelta(days=100)
WORDING = Wording(id="in-touch-1", hash="made up", language="en")
DETAILS = Wording(id="details-1", hash="made up", language="en")
HELLO = "It has been a long time. I would like to know how you are."


@dataclass(frozen=True, kw_only=True)
class Together:
    """One making of what people have agreed. `at`: sets the clock."""

    services: Services
    at: Callable[[datetime], None]

    def all(self, people: Sequence[PersonId], today: datetime) -> None:
        """Let three people, whose ages were seen, be in touch, waiting, and heard.

        The first two are in touch; the first has a code that nobody has typed, and one to which the
        third has said yes. The second and third were in touch, and the third has ended it.
        """
        first, second, third = (Actor(person_id=one, stepped_up=True) for one in people)
        self._staying(first, today)
        self.at(today - 4 * STEP)
        one, other = self._code(first, second), self._code(second, third)
        self._yes(second, one)
        self._yes(third, other)
        self.at(today - 3 * STEP)
        self._agree(first, one)
        self._agree(second, other)
        self.at(today - STEP)
        for actor in (first, second, third):
            self.services.ties.in_touch.all(actor)
        self._wishes(first, second)
        self._details(first, second)
        [ended] = self.services.ties.in_touch.all(third)
        self.services.ties.in_touch.end(third, ended.id, _once())
        self._yes(third, self._code(first, third))
        self.at(today)
        said = CodeWords(called="Maureen, from the second home", me=self._name(first), words=HELLO)
        self.services.ties.codes.make(first, _once(), said)

    def _staying(self, actor: Actor, today: datetime) -> None:
        """With two on the map it is time: with one of them since long ago."""
        rhythm, alive = self.services.rhythm, self.services.rhythm.all(actor)
        brought_up = {
            one.id for one in self.services.maps.open(actor).connections if may_be_brought_up(one)
        }
        ids = [one.about for one in alive if one.about in brought_up]
        self.at(today - LONG_AGO)
        for about, how_often in zip(ids, (Rhythm.MONTHLY, Rhythm.EVERY_THREE_MONTHS), strict=False):
            rhythm.say(actor, about, how_often)
            rhythm.note(actor, _once(), about, (today - LONG_AGO).date(), How.CALL)

    def _wishes(self, first: Actor, second: Actor) -> None:
        """The first two have both said how often they would like to be in touch."""
        [tie] = self.services.ties.in_touch.all(first)
        self.services.rhythm.say(first, tie.id, Rhythm.EVERY_TWO_WEEKS)
        self.services.rhythm.say(second, tie.id, Rhythm.EVERY_THREE_MONTHS)

    def _details(self, first: Actor, second: Actor) -> None:
        """Each lets the other have a way to reach them, from tomorrow on; one keeps days."""
        details, days = self.services.details, self.services.own_days
        details.change(first, _once(), {Point.BEST: "A message first, in the evening."})
        details.change(second, _once(), {Point.PHONE: "07700 900123", Point.REGION: "Kent"})
        [tie] = self.services.ties.in_touch.all(first)
        for actor, points in ((first, (Point.BEST,)), (second, (Point.PHONE, Point.REGION))):
            details.giving.give(actor, tie.id, _once(), points, wording=DETAILS)
        days.add(first, _once(), what="The day I moved", when="about May", wish=DayWish.LEAVE)
        days.add(first, _once(), what="My first job", when="1 June 2012", wish=DayWish.REMIND)

    def _code(self, owner: Actor, whom: Actor) -> ShownCode:
        said = CodeWords(called=self._name(whom), me=self._name(owner), words=HELLO)
        return self.services.ties.codes.make(owner, _once(), said)

    def _yes(self, holder: Actor, made: ShownCode) -> None:
        answering = self.services.ties.answering
        answering.again(holder, made.code)
        yes = Yes(me=self._name(holder), words="I am glad that you asked.")
        answering.agree(holder, made.code, Agreed(yes=yes, wording=WORDING, operation_id=_once()))

    def _agree(self, owner: Actor, made: ShownCode) -> None:
        self.services.ties.hearing.agree(owner, Where(code_id=made.line.id), _once(), WORDING)

    def _name(self, actor: Actor) -> str:
        return self.services.maps.open(actor).settings.my_name.split()[0]


def _once() -> OperationId:
    return OperationId(new_id())
