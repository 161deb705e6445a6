"""A made-up town: five hundred people who write to each other, and one who wants to do harm.

The rules are the service's own (limits of asking, how a letter begins to wait); readers and leads
are made up, and as weak as they may be: a reader passes on whatever the table found nothing in, a
lead is never convinced. Who writes what to whom is made up too, and says nothing about real people.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from random import Random

from network.asking import limits
from network.errors import Invalid, WrongMoment
from network.identity import ItemId, PersonId
from network.letters import waiting
from network.letters.model import (
    READ_OVER_FIRST,
    Caught,
    LetterState,
    ScreeningState,
    WrittenLetter,
)
from network.ties.model import MOST_CODES

DAY = timedelta(days=1)
BEGIN = datetime(2026, 1, 5, 10, tzinfo=UTC)
PEOPLE, DAYS = 500, 180
NO_ID = ItemId("")
GROOMER = PersonId("groomer")
NEW_FRIENDS = (1, 2, 3, 4, 5)
HOW_MANY = (45, 30, 15, 7, 3)
"""Whom somebody gets in touch with in half a year, and how many people in a hundred."""
SLIPS = 1 / 200
"""How often somebody writes a telephone number all the same."""
TRUSTS = 1 / 3
"""How often somebody takes a code of a stranger's, and says yes."""
ORDINARY = (
    "I still have the photo from the beach.",
    "How are you, and how is the new flat?",
    "I cried when I read your letter.",
    "In 2009 there were 12 of us and 2 dogs, do you remember?",
    "I was so angry with you for years, and I missed you.",
    "Mum died in March. I wish you had been there.",
    "I passed my driving test at the third go.",
    "Do you still sing? You used to sing in the car.",
    "It was hard at 18, and it got better.",
    "I love you. I think about our old room.",
    "My daughter starts school in September.",
    "Sorry that I did not write for so long.",
    "I would like to see you again one day, when you feel like it.",
    "The garden is full of snow.",
)
SLIP = "My number is 07700 900 123."
WARM = (
    "You sound like somebody I could really talk to.",
    "Nobody understands you as I do.",
    "I am always here for you, whatever they say.",
)
HARM = {
    Caught.MONEY: ("Could you lend me £40 until Friday?", "I can send money if you need some."),
    Caught.PRESSURE: ("This is our secret.", "Come alone.", "Don't tell anyone about us."),
    Caught.IDENTIFYING: ("Add me on Snapchat.", "Ring me on 07700 900 999.", "See www.me.example"),
    Caught.THREAT: ("You'll be sorry if you stop writing.", "I know where you live."),
}


@dataclass
class Town:
    """All letters of half a year, and what became of each."""

    random: Random
    written: dict[PersonId, list[WrittenLetter]] = field(default_factory=lambda: defaultdict(list))
    delivered: list[WrittenLetter] = field(default_factory=list)
    seen: Counter[str] = field(default_factory=Counter)
    asked: dict[str, list[datetime]] = field(default_factory=lambda: defaultdict(list))

    def live(self) -> "Town":
        """Half a year goes by."""
        friends, days = self._friends(), range(DAYS)
        for day in days:
            for who, (whom, since, every) in friends:
                if day >= since and (day - since) % every == 0:
                    self._write(who, whom, self._ordinary(), self._at(day))
            self._prowls(day)
        return self

    def _friends(self) -> list[tuple[PersonId, tuple[PersonId, int, int]]]:
        """Who writes to whom, from which day on, and how often."""
        random, found = self.random, []
        for who in range(PEOPLE):
            (many,) = random.choices(NEW_FRIENDS, HOW_MANY)
            for whom in random.sample(range(PEOPLE), many):
                if whom != who:
                    pair = PersonId(f"{whom}"), random.randrange(DAYS), random.randint(4, 20)
                    found.append((PersonId(f"{who}"), pair))
        return found

    def _ordinary(self) -> str:
        said = self.random.sample(ORDINARY, self.random.randint(2, 5))
        return " ".join((*said, SLIP) if self.random.random() < SLIPS else said)

    def _at(self, day: int) -> datetime:
        return BEGIN + day * DAY + timedelta(minutes=self.random.randrange(600))

    def _write(self, by: PersonId, to: PersonId, text: str, at: datetime) -> None:
        mine = self.written[by]
        letter = WrittenLetter(
            id=ItemId(f"{by}-{len(mine)}"), by=by, to=to, tie_id=f"{by}-{to}", text=text, at=at
        )
        try:
            waiting.require_room(mine, letter)
        except Invalid:
            self.seen["refused"] += 1
            return
        begins = waiting.begins(mine, letter)
        beyond = sum(one.to == to for one in mine) >= READ_OVER_FIRST
        if by != GROOMER and beyond:
            self.seen["beyond the first letters"] += 1
            self.seen["held beyond the first letters"] += begins.state is not ScreeningState.CLEAR
        mine.append(self._settled(letter, begins))

    def _settled(self, letter: WrittenLetter, begins: waiting.Begins) -> WrittenLetter:
        if begins.state is ScreeningState.HELD:
            return letter
        if begins.state is ScreeningState.WAITS and begins.caught:
            return replace(letter, state=LetterState.CAME_BACK)
        self.delivered.append(letter)
        return replace(letter, state=LetterState.PASSED_ON)

    def _prowls(self, day: int) -> None:
        """Asks for whoever it may, hands out codes, and writes to all who took one."""
        at = self._at(day)
        for way in ("requests", "wishes"):
            self._asks(way, at)
        for _ in range(MOST_CODES):
            if self.random.random() < TRUSTS:
                self.asked["codes"].append(at)
                self._targets.append(PersonId(f"{self.random.randrange(PEOPLE)}"))
        for whom in self._targets[-3 * MOST_CODES :]:
            self._write(GROOMER, whom, self._luring(), at)

    _targets: list[PersonId] = field(default_factory=list)

    def _luring(self) -> str:
        lines = list(self.random.sample(WARM, 2))
        if self.random.random() < 1 / 4:
            lines.append(self.random.choice(HARM[self.random.choice(list(HARM))]))
        return " ".join(lines)

    def _asks(self, way: str, at: datetime) -> None:
        mine = [_Ask(about=f"{way} {n}", asked_at=one) for n, one in enumerate(self.asked[way])]
        try:
            limits.require_may_ask(mine, f"{way} {len(mine)}", at)
        except WrongMoment:
            self.seen[f"refused {way}"] += 1
        else:
            self.asked[way].append(at)


@dataclass(frozen=True, kw_only=True)
class _Ask:
    """A request or a wish, as far as it is counted."""

    about: str
    asked_at: datetime
    id: ItemId = NO_ID
    open: bool = True
    withdrawn_at: datetime | None = None


def most_within(moments: list[datetime], days: int) -> int:
    """So many moments at most lie within so many days."""
    ordered = sorted(moments)
    return max(
        (sum(one <= each < one + days * DAY for each in ordered) for one in ordered), default=0
    )


def first_reached(town: Town, by: PersonId) -> list[datetime]:
    """When each person was first given a letter of somebody's."""
    first: dict[PersonId, datetime] = {}
    for one in town.delivered:
        if one.by == by:
            first[one.to] = min(one.at, first.get(one.to, one.at))
    return list(first.values())
