"""What people of the matrix own, and which of it a name in an address stands for."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from network.accounts.model import StartedSession, TokenScope
from network.actor import Actor, Capacity
from network.audit.events import Event
from network.bootstrap import Services
from network.claims import store as claims
from network.claims.checks import Check
from network.claims.code_model import CodeFor
from network.claims.model import Attestation, Method, Said
from network.connections.kinds import Kind
from network.connections.model import Connection, Item, Link, Place
from network.consent.kinds import AudienceKind, Channel, VetoKind
from network.descriptions.model import Description
from network.errors import NotPermitted
from network.exchange.brought import SourceFile
from network.factors import store as factors
from network.factors import trusted
from network.factors.model import Passkey
from network.factors.trusted import TrustedPerson
from network.graph.door import Tx
from network.identity import ItemId, OperationId, ProtectionId, new_id
from network.rhythm.days import DayWish
from network.rhythm.model import How
from network.sending import store as sending
from network.sending.kinds import PointKind
from network.sending.model import ContactPoint
from network.story.model import Words
from network.willingness.model import Terms
from network.wishes import store as wishes
from network.wishes.model import Wish, WishWords
from tests import ties
from tests.accounts import Somebody, somebody
from tests.maps import Owner, a_link, a_note, a_photo, a_step, key_worker, somewhere
from tests.matrix import at_work, letters
from tests.matrix.jobs import Job
from tests.matrix.named import WHAT
from tests.matrix.table import COLLEAGUES, Route
from tests.safety.filling import picture

Named = dict[str, str]
GLAD = Terms(kind=Kind.KEY_WORKER, who="Jo", channels=(Channel.IN_APP,))
CARD = b"BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Sam\r\nEND:VCARD\r\n"


@dataclass
class Belongings:
    """Somebody and all that is theirs. What is only looked at is made once."""

    services: Services
    somebody: Somebody
    actor: Actor
    kept: dict[str, Named] = field(default_factory=dict)
    link: Link | None = None
    job: Job | None = None

    def named(self, route: Route, *, may_change: bool) -> Named:
        """Things of this person's own for an address; new ones where they may change."""
        if not route.names:
            return {}
        what = what_is_named(route)
        if what in at_work.AT_WORK:
            return self._at_work(what, may_change=may_change)
        if may_change:
            return MAKE[what](self)
        if what not in self.kept:
            self.kept[what] = PICTURED.get(what, MAKE[what])(self)
        return self.kept[what]

    def of_a_colleague(self, route: Route) -> Named:
        """What an address names, of somebody on a colleague's list; nothing for no colleague."""
        if COLLEAGUES not in route.whose:
            return {}
        what = what_is_named(route)
        name = f"{what}, of a colleague"
        if name not in self.kept:
            self.kept[name] = at_work.of_a_colleague(what, self, route.names)
        return self.kept[name]

    def _at_work(self, what: str, *, may_change: bool) -> Named:
        if (may_change and what not in at_work.SHARED) or what not in self.kept:
            made = at_work.of_the_job(what, self)
            return made if may_change else self.kept.setdefault(what, made)
        return self.kept[what]

    def begin(self) -> StartedSession:
        """A session of theirs, whatever they need by now to sign in."""
        return self.services.sessions.begin(self.actor.person_id)

    @property
    def owner(self) -> Owner:
        return Owner(self.services.maps, self.actor)

    def put(self, item: Item) -> Item:
        self.owner.put(item)
        return item

    def connection(self) -> Connection:
        one = key_worker("Ada")
        self.put(one)
        return one

    def known_link(self) -> Link:
        """A link between two on this person's map, always the same two."""
        if self.link is None:
            self.link = a_link(self.connection(), self.connection())
        return self.link

    def place(self) -> Place:
        one = somewhere()
        self.put(one)
        return one

    def version(self, item_id: str) -> int:
        """The version of something on this person's map; 0 where it isn't there."""
        found = self.services.maps.open(self.actor)
        notes = [
            pair
            for about in found.noted
            for pair in self.services.maps.notes_with_versions(self.actor, about)
        ]
        versions = {**found.versions, **{note.id: version for note, version in notes}}
        return versions.get(ItemId(item_id), 0)


def _note(about: Connection | Place, mine: Belongings) -> Named:
    return {"about": about.id, "note_id": mine.put(a_note(about)).id}


def _item(mine: Belongings) -> Named:
    return {"item_id": mine.connection().id}


def _link(mine: Belongings) -> Named:
    return {"link_id": mine.put(a_link(mine.connection(), mine.connection())).id}


def _photo(mine: Belongings) -> Named:
    return {"photo_id": mine.put(a_photo(mine.connection())).id}


def _picture(mine: Belongings) -> Named:
    made = mine.services.maps.add_photo(
        mine.actor, a_step(), mine.connection().id, picture("seen"), "By the sea"
    )
    return {"photo_id": made.id}


def _draft(mine: Belongings) -> Named:
    form = f"/map/people/{new_id()}/edit"
    return {"draft_id": mine.services.drafts.keep(mine.actor, form, {"name": ["Jo"]})}


def _session(mine: Belongings) -> Named:
    started = mine.services.sessions.begin(mine.actor.person_id)
    return {"session_id": str(started.actor.session_id)}


def _token(mine: Belongings) -> Named:
    """A token, where this person may have one at all."""
    try:
        made = mine.services.tokens.make(mine.actor, "tests", [TokenScope.MAP_READ], days=7)
    except NotPermitted:
        return {"token_id": new_id()}
    return {"token_id": made.line.id}


def _upload(mine: Belongings) -> Named:
    file = SourceFile("people.vcf", CARD)
    return {"upload_id": mine.services.waiting.keep(mine.actor, [file])}


def _word_left(mine: Belongings) -> Named:
    left = mine.services.willing.say(mine.actor, a_step(), GLAD)
    return {"willingness_id": left.id}


def _described(mine: Belongings) -> Named:
    """Somebody to be protected from."""
    services = mine.services
    one = Description(id=ProtectionId(new_id()), at=services.clock.now(), names=("Ray Brand",))
    return {"description_id": services.protecting.describe(mine.actor, one).id}


def _past(mine: Belongings) -> Named:
    said = Said(kind=Kind.KEY_WORKER, who="Jo", me="Ada")
    return {"claim_id": mine.services.claims.say(mine.actor, a_step(), said).id}


def _wish(mine: Belongings) -> Named:
    """A wish. Kept past the use case, which counts."""
    services, connection_id = mine.services, mine.connection().id
    wish = Wish(
        id=ItemId(new_id()),
        person_id=mine.actor.person_id,
        connection_id=connection_id,
        words=WishWords(whom="Jo", known_as="Ada", my_name="Ada"),
        asked_at=services.clock.now(),
    )
    services.graph.write(lambda tx: wishes.put(tx, services.sealer, wish))
    return {"wish_id": wish.id}


def _asked(mine: Belongings) -> Named:
    """Something that an organisation is asked to look for, with a question of a worker's."""
    claim_id = _past(mine)["claim_id"]
    place, worker = at_work.on_a_list_of(mine)
    pasts = mine.services.pasts
    surely = Actor(person_id=mine.actor.person_id, stepped_up=True)
    asked_id = pasts.asking.ask(surely, claim_id, place)
    check = Check(question="What was the dog called?", answers=("Buster",))
    pasts.looking.put_question(worker, place, asked_id, check)
    return {"claim_id": claim_id, "asked_id": asked_id}


def _past_code(mine: Belongings) -> Named:
    """A code that shows something this person says, in place of an older one."""
    codes = mine.services.pasts.codes
    surely = Actor(person_id=mine.actor.person_id, stepped_up=True)
    for old in codes.mine(surely):
        codes.drop(surely, old.line.id)
    made = codes.make(surely, a_step(), _past(mine)["claim_id"], CodeFor.THE_OTHER)
    return {"code_id": made.line.id}


def _given(mine: Belongings) -> Named:
    """That this person stands up for what somebody says. Kept past the use case."""
    services = mine.services
    one = Attestation(
        id=ItemId(new_id()),
        claim_id=ItemId(_past(mine)["claim_id"]),
        method=Method.OTHER_AGREES,
        at=services.clock.now(),
        given_by=mine.actor.person_id,
    )
    services.graph.write(lambda tx: claims.give(tx, services.sealer, one))
    return {"attestation_id": one.id}


def _code_to_give(mine: Belongings) -> Named:
    return {"code_id": ties.own_code(mine.services, mine.actor.person_id).id}


def _answered_code(mine: Belongings) -> Named:
    """A code of this person's that somebody has said yes to."""
    holder = somebody(mine.services).account.person_id
    for person in (mine.actor.person_id, holder):
        ties.grown_up(mine.services, person)
    return {"code_id": ties.answered(mine.services, mine.actor.person_id, holder).code_id}


def _tie(mine: Belongings) -> Named:
    other = somebody(mine.services).account.person_id
    return {"tie_id": ties.paused_tie(mine.services, mine.actor.person_id, other)}


def _contact(mine: Belongings) -> Named:
    about, rhythm = mine.connection().id, mine.services.rhythm
    rhythm.note(
        mine.actor, OperationId(new_id()), about, mine.services.clock.now().date(), How.SEEN
    )
    [one] = rhythm.one(mine.actor, about).line.contacts
    return {"about": about, "contact_id": one.id}


def _calendar_link(mine: Belongings) -> Named:
    surely = Actor(person_id=mine.actor.person_id, stepped_up=True)
    return {"secret": mine.services.calendar_link.make(surely)}


def _own_day(mine: Belongings) -> Named:
    days = mine.services.own_days
    days.add(mine.actor, OperationId(new_id()), what="I moved", when="May", wish=DayWish.LEAVE)
    return {"day_id": days.mine(mine.actor)[-1].id}


def _yes_to_a_code(mine: Belongings) -> Named:
    owner = somebody(mine.services).account.person_id
    return {"answer_id": ties.answered(mine.services, owner, mine.actor.person_id).id}


def _asked_again(mine: Belongings) -> Named:
    """Somebody of whom this person wants to think again."""
    owner = somebody(mine.services).account.person_id
    return {"answer_id": ties.wanted_later(mine.services, owner, mine.actor.person_id).id}


def _left_to_them(mine: Belongings) -> Named:
    """A letter that this person leaves to the organisation which wrote it."""
    owner = somebody(mine.services).account.person_id
    return {"answer_id": ties.left_to_them(mine.services, owner, mine.actor.person_id).id}


def _share(mine: Belongings) -> Named:
    """A card that a worker may read from the day after tomorrow."""
    services, place = mine.services, at_work.work_with_me(mine)["assignment_id"]
    surely = Actor(person_id=mine.actor.person_id, stepped_up=True)
    if services.story.cards.mine(surely) is None:
        services.story.cards.write(surely, Words(know="I like to walk."), base=0)
    services.story.showing.show(surely, a_step(), place, days=30)
    card = services.story.cards.mine(surely)
    assert card is not None
    return {"share_id": card.shares[-1].id}


def _passkey(mine: Belongings) -> Named:
    """A passkey, kept past the use case: making one signs every other device out."""
    services, person_id = mine.services, mine.actor.person_id
    made = Passkey(
        id=new_id(),
        name="My phone",
        credential_id=new_id(),
        public_key=new_id(),
        count=0,
        synced=False,
        backed_up=False,
        made_at=services.clock.now(),
    )

    def work(tx: Tx) -> None:
        account_id = str(mine.actor.account_id)
        known = factors.of_or_new(tx, services.sealer, person_id, account_id)
        factors.keep(tx, services.sealer, replace(known, passkeys=(*known.passkeys, made)))

    services.graph.write(work)
    return {"passkey_id": made.id}


def _trusted_person(mine: Belongings) -> Named:
    """Somebody with a slip; kept past the use case, which allows three."""
    services, account_id = mine.services, str(mine.actor.account_id)
    made = TrustedPerson(
        id=new_id(),
        person_id=mine.actor.person_id,
        name="Jo",
        slip=trusted.slip_index(services.sealer, new_id()),
        made_at=services.clock.now(),
    )
    services.graph.write(lambda tx: trusted.keep(tx, services.sealer, account_id, made))
    return {"trusted_id": made.id}


def _closed(mine: Belongings) -> ProtectionId:
    """A door closed to everybody."""
    consent = mine.services.consent
    consent.narrowing.veto(mine.actor, OperationId(new_id()), VetoKind.ABSOLUTE)
    return consent.mine.protections(mine.actor).vetoes[-1].id


def _waiting(mine: Belongings) -> Named:
    """A closed door that is to open."""
    consent, now = mine.services.consent, replace(mine.actor, stepped_up=True, guarded=False)
    consent.opening.lift_veto(now, OperationId(new_id()), _closed(mine))
    return {"widening_id": consent.mine.waiting(mine.actor)[-1].id}


def _way_to_reach(mine: Belongings) -> Named:
    """An address of theirs, kept past the use case, which allows only a few."""
    services, person_id = mine.services, mine.actor.person_id
    made = ContactPoint(
        id=ItemId(new_id()),
        kind=PointKind.MAIL,
        address="jo@example.org",
        added_at=services.clock.now(),
    )

    def work(tx: Tx) -> None:
        reach = sending.lock(tx, services.sealer, person_id).reach
        after = replace(reach, points=(*reach.points, made))
        sending.keep(tx, services.sealer, person_id, after)

    services.graph.write(work)
    return {"point_id": made.id}


def _look(mine: Belongings) -> Named:
    """Somebody who looked, whom the person doesn't recognise."""
    services, person_id = mine.services, mine.actor.person_id
    operator = Actor(person_id=person_id, capacity=Capacity.OPERATOR)
    services.audit.note(
        person_id, Event.READ_BY_OPERATOR, by=operator, detail={"command": "map export"}
    )
    line_id = services.audit.who_looked(mine.actor, limit=1)[0].id
    services.work.looks.not_recognised(Actor(person_id=person_id), line_id)
    return {"line_id": line_id}


def _never(mine: Belongings) -> Named:
    """An organisation that must never help this person back in."""
    never = mine.services.factors.never
    never.add(mine.actor, AudienceKind.ORGANISATION, new_id())
    return {"never_id": never.mine(mine.actor)[-1].key}


def _called(name: str, make: Callable[[Belongings], Named]) -> Callable[[Belongings], Named]:
    """The one thing that is made, under the name that the API has for it."""

    def renamed(mine: Belongings) -> Named:
        made = make(mine)
        return {name: [*made.values()][-1]}

    return renamed


MAKE: dict[str, Callable[[Belongings], Named]] = {
    "note of a person": lambda mine: _note(mine.connection(), mine),
    "note of a place": lambda mine: _note(mine.place(), mine),
    "person as about": lambda mine: {"about": mine.connection().id},
    "place as about": lambda mine: {"about": mine.place().id},
    "person": lambda mine: {"connection_id": mine.connection().id},
    "place": lambda mine: {"place_id": mine.place().id},
    "link": _link,
    "photo": _photo,
    "draft": _draft,
    "session": _session,
    "token": _token,
    "upload": _upload,
    "somebody described": _described,
    "something closed": lambda mine: {"record_id": _closed(mine)},
    "something that waits to be opened": _waiting,
    "somebody described as item": _called("item_id", _described),
    "passkey": _passkey,
    "trusted person": _trusted_person,
    "yes to be looked at again": at_work.a_yes_to_look_at,
    "work with me": at_work.work_with_me,
    "staff account": at_work.a_staff_account,
    "hat": at_work.a_hat,
    "code for a worker": at_work.a_worker_code,
    "look": _look,
    "never helped back in by": _never,
    "work with me as item": _called("item_id", at_work.work_with_me),
    "look as item": _called("item_id", _look),
    "something that waits as item": _called("item_id", _waiting),
    "item": _item,
    "link as item": _called("item_id", _link),
    "note as item": _called("item_id", lambda mine: _note(mine.connection(), mine)),
    "photo as item": _called("item_id", _photo),
    "place as item": lambda mine: {"item_id": mine.place().id},
    "person as an end": lambda mine: dict.fromkeys(("a", "first", "people"), mine.connection().id),
    "word left": _word_left,
    "way to reach": _way_to_reach,
    "way to reach as item": _called("item_id", _way_to_reach),
    "word left as item": _called("item_id", _word_left),
    "request": at_work.a_request,
    "request as item": _called("item_id", at_work.a_request),
    "wish": _wish,
    "wish as item": _called("item_id", _wish),
    "person asked for": lambda mine: {"connection": mine.connection().id},
    "asked": _asked,
    "asked as item": _called("item_id", _asked),
    "code for a past": _past_code,
    "code for a past as item": _called("item_id", _past_code),
    "request that was answered": at_work.an_answered_request,
    "code that was answered": _answered_code,
    "code to give to somebody": _code_to_give,
    "code to give to somebody as item": _called("item_id", _code_to_give),
    "person on my map as item": lambda mine: {"item_id": mine.connection().id},
    "when they were in touch": _contact,
    "link to my days": _calendar_link,
    "own day": _own_day,
    "own day as item": _called("item_id", _own_day),
    "letter": letters.a_letter,
    "letter as item": letters.as_items(letters.a_letter),
    "letter that waits": letters.a_letter_that_waits,
    "letter that waits as item": letters.as_items(letters.a_letter_that_waits),
    "picture with a letter as item": letters.as_items(letters.a_picture),
    "picture with a letter": letters.a_picture,
    "voice note with a letter as item": letters.as_items(letters.a_voice_note),
    "voice note with a letter": letters.a_voice_note,
    "tie": _tie,
    "tie as item": _called("item_id", _tie),
    "yes to a code": _yes_to_a_code,
    "somebody to be asked about again": _asked_again,
    "left to the organisation": _left_to_them,
    "left to the organisation as item": _called("item_id", _left_to_them),
    "said for another": _given,
    "said for another as item": _called("item_id", _given),
    "share": _share,
    "past": _past,
    "past as item": _called("item_id", _past),
    "place inside": lambda mine: {"place": mine.place().id},
}
PICTURED: dict[str, Callable[[Belongings], Named]] = {
    "photo": _picture,
    "photo as item": _called("item_id", _picture),
}


def what_is_named(route: Route) -> str:
    """What the names of an address stand for. Raises LookupError for one that nobody explained."""
    for pattern, what in WHAT:
        if re.search(pattern, route.pattern):
            return what
    raise LookupError(f"{route.pattern}: say in tests/matrix/belongings.py what it names")
