"""A person who has filled in everything that can be filled in, each field with words of its own."""

import io
import secrets
from dataclasses import dataclass, field, fields, replace
from datetime import date

import pyotp
from PIL import Image
from PIL.Image import Exif

from network.accounts.model import TokenScope
from network.accounts.tokens import token_hash
from network.actor import Actor
from network.bootstrap import Services
from network.calendar_link import store as calendar_link
from network.claims import store
from network.claims.checks import Check
from network.claims.model import Attestation, KnownFor, Method, Said, Vouch
from network.connections.edits import Put, Remove
from network.connections.kinds import (
    Certainty,
    DateWish,
    Feeling,
    KinBy,
    Kind,
    LinkKind,
    Paid,
    PlaceKind,
    State,
    Support,
)
from network.connections.model import (
    Connection,
    Item,
    Kept,
    Known,
    Link,
    MarkedDate,
    Note,
    Place,
    Settings,
)
from network.connections.photos import made_anew
from network.connections.when import read as when
from network.consent.kinds import AudienceKind, Channel, Instrument, RelativeKind
from network.consent.protection import Audience, Restriction
from network.consent.widening import Pressed
from network.descriptions.model import Description, SaidOrder
from network.details import store as details
from network.details.model import Details, Point
from network.factors.model import NAME_LIMIT
from network.graph.door import Tx
from network.identity import ItemId, OperationId, PersonId, ProtectionId, StepId, new_id
from network.letters import store as letters
from network.letters.model import (
    EvidenceCause,
    LetterPicture,
    Screening,
    ScreeningState,
    WrittenLetter,
)
from network.rhythm import store as rhythm
from network.rhythm.days import DayWish, OwnDay
from network.rhythm.model import Contact, How, Line, Rhythm
from network.sending.kinds import GoodTime, NoticeFor, PointKind
from network.sending.model import SafeContact
from network.story.model import Words
from network.ties.model import CodeWords, Yes
from network.willingness.model import HowOften, Terms
from network.wishes import round as rounds
from network.wishes.model import WishWords
from tests import ties
from tests.accounts import Somebody, somebody
from tests.letters import a_drawing
from tests.network.factors.device import Device
from tests.safety.filling_work import at_work
from tests.wishes import WORDING


@dataclass
class Canaries:
    """Words that stand nowhere else. Each carries a mark three times, so that a cut spares two."""

    mark: str = field(default_factory=lambda: f"qz{secrets.token_hex(7)}")
    made: dict[str, str] = field(default_factory=dict)

    def __call__(self, what: str) -> str:
        """Words for one field."""
        number = f"{len(self.made):04}"
        self.made[what] = f"{self.mark}{number}{self.mark}{number}{self.mark}"
        return self.made[what]


@dataclass(frozen=True)
class Filled:
    """Somebody, their words, and what else must be found nowhere."""

    somebody: Somebody
    actor: Actor
    canaries: Canaries
    secrets: tuple[str, ...]
    kept: Connection
    removed: Connection
    photo_id: ItemId


def fill(services: Services) -> Filled:
    """Sign somebody up and let them use everything once."""
    canary = Canaries()
    person = somebody(services, password=canary("password"))
    started = person.sign_in(password=canary.made["password"], network="203.0.113.77")
    actor = services.sessions.step_up(started.actor, canary.made["password"]).actor
    shown = _factors(services, actor, canary, person)
    token = services.tokens.make(actor, canary("token name"), [TokenScope.MAP_READ], days=30)
    _who_and_whom(services, actor, canary)
    services.drafts.keep(actor, canary("form name"), {canary("field"): [canary("draft")]})
    say_in_own_words(services, actor, canary)
    kept, removed, photo_id = _map(services, actor, canary)
    _reach(services, actor, canary)
    _protect(services, actor)
    _in_touch(services, actor, canary)
    _staying_in_touch(services, actor, kept, canary)
    _wish(services, actor, canary)
    at_work(services, person, canary)
    kept_secrets = (*shown, person.name, *person.codes, started.token, token.token, "203.0.113.77")
    return Filled(person, actor, canary, kept_secrets, kept, removed, photo_id)


def say_in_own_words(services: Services, actor: Actor, canary: Canaries) -> None:
    """A card, and word left for somebody."""
    words = Words(**{each.name: canary(f"card {each.name}") for each in fields(Words)})
    services.story.cards.write(actor, words, base=0)
    terms = Terms(
        kind=Kind.KEY_WORKER,
        who=canary("willing who"),
        where=canary("willing where"),
        since=when(canary("willing since")),
        until=when(canary("willing until")),
        channels=(Channel.IN_APP,),
        how_often=HowOften.ONCE,
        topics=canary("willing topics"),
        cannot=canary("willing cannot"),
        message=canary("willing message"),
    )
    services.willing.say(actor, StepId(new_id()), terms)
    claim = services.claims.say(
        actor,
        StepId(new_id()),
        Said(
            kind=Kind.MUM,
            kin_by=KinBy.BIRTH,
            who=canary("past who"),
            me=canary("past me"),
            where=canary("past where"),
            words=canary("past words"),
            since=when(canary("past since")),
            until=when(canary("past until")),
        ),
    )
    vouch = Attestation(
        id=ItemId(new_id()),
        claim_id=claim.id,
        method=Method.VOUCH,
        at=services.clock.now(),
        given_by=actor.person_id,
        vouch=Vouch(tie=Kind.FRIEND, known_for=KnownFor.UNDER_A_YEAR, words=canary("vouch words")),
    )
    services.graph.write(lambda tx: store.give(tx, services.sealer, vouch))


def _who_and_whom(services: Services, actor: Actor, canary: Canaries) -> None:
    """Say who one is, twice over, and describe somebody to be protected from."""
    about = services.about_me
    for time in ("first", "now"):
        about.keep(
            actor,
            names=[canary(f"{time} name")],
            former_names=[canary(f"{time} former name")],
            born=date(1903, 4, 17 if time == "now" else 18),
        )
    order = SaidOrder(
        instrument=Instrument.NON_MOLESTATION_ORDER,
        issuer=canary("court"),
        reference=canary("number on the paper"),
        expires=date(2027, 1, 31),
    )
    described = Description(
        id=ProtectionId(new_id()),
        at=services.clock.now(),
        names=(canary("described name"),),
        former_names=(canary("described former name"),),
        born=when(canary("described born")),
        age=44,
        relation=RelativeKind.STEP_PARENT,
        words=canary("described words"),
        connection_id=ItemId(new_id()),
        order=order,
    )
    services.protecting.describe(actor, described)
    services.protecting.take_back(actor, described.id)
    services.protecting.leave(actor, ItemId(new_id()))


def _factors(
    services: Services, actor: Actor, canary: Canaries, person: Somebody
) -> tuple[str, ...]:
    factors = services.factors
    person.sheet.extend(factors.make_sheet(actor, secrets.token_hex(16)))
    factors.begin_authenticator(actor)
    app = pyotp.TOTP(factors.waiting_authenticator(actor).secret)
    factors.confirm_authenticator(actor, app.at(services.clock.now()))
    factors.begin_authenticator(actor)
    waiting = factors.waiting_authenticator(actor).secret
    device = Device()
    factors.add_passkey(
        actor, device.make(factors.ask_for_passkey(actor)), canary("passkey name")[:NAME_LIMIT]
    )
    slip = secrets.token_hex(16)
    services.factors.trusted.add(actor, canary("trusted person"), slip)
    given = services.factors.trusted.slip(actor, slip)
    passed = services.factors.trusted.pass_on(given, network="203.0.113.77")
    public = services.factors.mine(actor).passkeys[0]
    return (
        *person.sheet,
        given,
        passed,
        app.secret,
        waiting,
        public.credential_id,
        public.public_key,
    )


def _protect(services: Services, actor: Actor) -> None:
    """Close and open what can be, and say that there is an order about somebody."""
    somewhere = Audience(kind=AudienceKind.ORGANISATION, id=new_id())
    services.consent.narrowing.keep_from(actor, OperationId(new_id()), somewhere)
    opening = services.consent.opening
    opening.open_to_requests(actor, OperationId(new_id()), Pressed(yes=True))
    other = somebody(services).account.person_id
    known = Restriction(
        id=ProtectionId(new_id()),
        protected=actor.person_id,
        restrained=other,
        issuer="a court",
        entered_at=services.clock.now(),
    )
    services.consent.narrowing.say_order(actor, other, OperationId(new_id()), known)


def _in_touch(services: Services, actor: Actor, canary: Canaries) -> None:
    """A code of one's own, a yes to somebody's and one of somebody's, and a tie."""
    mine, other = actor.person_id, somebody(services).account.person_id
    said = CodeWords(called=canary("code called"), me=canary("code me"), words=canary("code words"))
    check = Check(question=canary("code question"), answers=(canary("code answer"),))
    services.ties.codes.make(actor, OperationId(new_id()), said, check)
    yes = Yes(me=canary("yes me"), words=canary("yes words"))
    ties.answered(services, other, mine, yes)
    ties.answered(services, mine, other)
    tied = CodeWords(called=canary("tie called"), me=canary("tie me"))
    tie_id = ties.paused_tie(services, mine, other, tied)
    _letters(services, (mine, other), tie_id, canary)
    _details(services, mine, tie_id, canary)


def _details(services: Services, mine: PersonId, tie_id: str, canary: Canaries) -> None:
    """Every way to be reached, and that something new waits in a tie. Kept past the use cases."""
    values = {point: canary(f"details {point}") for point in Point}
    kept = Details(values=values, news=(ItemId(tie_id),))
    services.graph.write(lambda tx: details.keep(tx, services.sealer, mine, kept))


def _letters(
    services: Services, two: tuple[PersonId, PersonId], tie_id: str, canary: Canaries
) -> None:
    """A letter that waits to be passed on, and one that was got. Kept past the use cases.

    What is kept as evidence outlives both, and is listed so: it has no words of theirs here.
    """
    (mine, other), sealer, now = two, services.sealer, services.clock.now()

    def letter(by: PersonId, to: PersonId, text: str) -> WrittenLetter:
        return WrittenLetter(id=ItemId(new_id()), by=by, to=to, tie_id=tie_id, text=text, at=now)

    waits = letter(mine, other, canary("letter that waits"))
    screening = Screening(
        id=letters.screening_id(sealer, waits.id),
        letter_id=waits.id,
        by=mine,
        to=other,
        at=now,
        state=ScreeningState.WAITS,
    )

    pictures, seen = services.letters.enclosing.pictures, made_anew(a_drawing())
    begun = LetterPicture(
        id=ItemId(new_id()),
        owner=mine,
        tie_id=tie_id,
        description=canary("letter picture"),
        at=now,
    )

    def work(tx: Tx) -> None:
        pictures.keep(tx, begun, seen)
        letters.put_written(tx, sealer, waits)
        letters.put_screening(tx, sealer, screening)
        letters.give(tx, sealer, letter(other, mine, canary("letter that came")))
        services.letters.keeping.keep(tx, letter(other, mine, "Kept."), EvidenceCause.REPORTED)

    services.graph.write(work)


def _staying_in_touch(services: Services, actor: Actor, kept: Connection, canary: Canaries) -> None:
    """Say how often, that one was in touch with somebody who has died since, and keep a day."""
    today, person_id = services.clock.now().date(), actor.person_id
    contact = Contact(id=ItemId(new_id()), on=today, how=How.LETTER)
    what, said = canary("own day"), when(canary("own day when"))
    day = OwnDay(id=ItemId(new_id()), what=what, when=said, wish=DayWish.LEAVE)
    line = Line(about=kept.id).with_rhythm(Rhythm.MONTHLY, today).with_contact(contact)

    def work(tx: Tx) -> None:
        calendar_link.put(tx, services.sealer, person_id, token_hash(new_id()))
        before = rhythm.lock(tx, services.sealer, person_id)
        rhythm.keep(tx, services.sealer, person_id, before.with_line(line).with_day(day))

    services.graph.write(work)


def _wish(services: Services, actor: Actor, canary: Canaries) -> None:
    """A wish, in words that sound like a crisis, looked at by the worker."""
    words = WishWords(
        whom=canary("wish whom"),
        other_name=canary("wish other name"),
        born=when(canary("wish born")),
        where=canary("wish where"),
        since=when(canary("wish since")),
        until=when(canary("wish until")),
        clues=f"I can't go on. {canary('wish clues')}",
        known_as=canary("wish known as"),
        my_name=canary("wish my name"),
        words=canary("wish words"),
    )
    made = services.wishes.mine.wish(actor, StepId(new_id()), words)
    here = rounds.at(services.clock.now())
    if here.open(services.clock.now()):
        services.wishes.mine.confirm(actor, (made.id,), OperationId(new_id()), WORDING)
    services.wishes.crossing.look()


def _reach(services: Services, actor: Actor, canary: Canaries) -> None:
    """Say how one may be reached, each way, and what is to be remembered of it."""
    reach_me = services.reach_me
    # Where a code goes it leaves: the words for an address are on the envelope, which nobody sends.
    reach_me.add(actor, StepId(new_id()), PointKind.MAIL, "somebody@example.org")
    address = f"{canary('envelope')[:60]}\n{canary('street')[:60]}"
    point = reach_me.add(actor, StepId(new_id()), PointKind.POST, address)
    safe = SafeContact(
        allowed=True,
        wanted=tuple(NoticeFor),
        good_time=GoodTime.EVENING,
        who_reads=canary("who reads"),
        words=canary("when it is good"),
    )
    reach_me.settle(actor, point.id, safe)


def _map(
    services: Services, actor: Actor, canary: Canaries
) -> tuple[Connection, Connection, ItemId]:
    maps = services.maps
    place, kept, removed = _place(canary), _connection(canary, "kept"), _connection(canary, "gone")
    kept = _at(kept, place, canary)
    settings = Settings(
        id=ItemId(actor.person_id),
        my_name=canary("my name"),
        born=when("17 April 1893"),
        ring_names=tuple(canary(f"ring {number}") for number in range(3)),
        kept=(_kept(canary, "settings"),),
    )
    link = Link(
        id=ItemId(new_id()),
        a=kept.id,
        b=removed.id,
        kind=LinkKind.OTHER,
        words=canary("link words"),
        certainty=Certainty.SURE,
        since=when(canary("link since")),
        kept=(_kept(canary, "link"),),
    )
    third = _connection(canary, "third")
    staying_link = replace(link, id=ItemId(new_id()), b=third.id, words=canary("other link"))
    notes = [
        Note(id=ItemId(new_id()), about=about, text=canary(f"note {number}") * 20)
        for number, about in enumerate((kept.id, place.id, removed.id))
    ]
    items: list[Item] = [settings, place, kept, removed, third, link, staying_link, *notes]
    maps.change(actor, StepId(new_id()), "import", [Put(item) for item in items])
    photo = maps.add_photo(
        actor, StepId(new_id()), kept.id, picture(canary("in the picture")), canary("caption")
    )
    gone = maps.add_photo(
        actor, StepId(new_id()), removed.id, picture(canary("in the second")), canary("second")
    )
    maps.change(actor, StepId(new_id()), "remove_note", [Remove(notes[0].id)])
    maps.undo(actor, StepId(new_id()))
    maps.redo(actor, StepId(new_id()))
    maps.remove_for_good(actor, StepId(new_id()), removed.id)
    assert gone.id not in set(services.blobs.ids())
    return kept, removed, photo.id


def _place(canary: Canaries) -> Place:
    return Place(
        id=ItemId(new_id()),
        name=canary("place name"),
        kind=PlaceKind.CHILDRENS_HOME,
        area=canary("area"),
        came=when(canary("came")),
        left=when("about 6"),
        feeling=Feeling.MIXED,
        certainty=Certainty.NOT_SURE,
        words=canary("place words"),
        kept=(_kept(canary, "place"),),
    )


def _connection(canary: Canaries, who: str) -> Connection:
    return Connection(
        id=ItemId(new_id()),
        name=canary(f"{who} name"),
        nickname=canary(f"{who} nickname"),
        kind=Kind.OTHER,
        kind_words=canary(f"{who} kind words"),
        kin_by=KinBy.FOSTER,
        ring=2,
        state=State.WOULD_LIKE_TO_FIND,
        feeling=Feeling.SAFE,
        loves_me=True,
        certainty=Certainty.FAIRLY_SURE,
        told_by=canary(f"{who} told by"),
        paid=Paid.PAID,
        does_for_me=(Support.LISTENS,),
        i_do=(Support.FUN,),
        last_in_touch=when(canary(f"{who} last in touch")),
        remembered=True,
        died=when(canary(f"{who} died")),
        born=when("17 April 1893"),
        dates=(MarkedDate(what=canary(f"{who} date"), when=when("May 2011"), wish=DateWish.AVOID),),
        groups=(canary(f"{who} group"),),
        kept=(_kept(canary, who),),
    )


def _at(connection: Connection, place: Place, canary: Canaries) -> Connection:
    known = Known(
        place_id=place.id,
        since=when(canary("known since")),
        until=when("2009"),
        words=canary("known words"),
    )
    return replace(connection, known=(known,))


def _kept(canary: Canaries, what: str) -> Kept:
    return Kept(
        source=canary(f"{what} kept source"),
        name=canary(f"{what} kept name"),
        text=canary(f"{what} kept text"),
    )


def picture(hidden: str) -> bytes:
    """A photo that carries words in its comment and its data about the camera."""
    exif, file = Exif(), io.BytesIO()
    exif[0x010E] = hidden
    Image.new("RGB", (64, 48), (200, 80, 40)).save(file, "JPEG", exif=exif, comment=hidden.encode())
    return file.getvalue()
