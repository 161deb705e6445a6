"""What is sent to an address: enough to get past every form, so that only the door can refuse."""

import base64
import hashlib
import hmac
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from network.identity import ItemId, new_id
from tests.matrix import at_work, sent_at_work
from tests.matrix.belongings import CARD, Belongings, Named
from tests.matrix.table import Route
from tests.safety.filling import picture
from tests.voices import a_voice
from web.csrf import PROOF_BYTES

SECRET = "what-the-browser-holds"
JSON, JPEG, VCARD, WAV = "application/json", "image/jpeg", "text/vcard", "audio/wav"


@dataclass(frozen=True)
class Sent:
    """One request but for who sends it."""

    query: dict[str, str] = field(default_factory=dict)
    form: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    media: str = ""


Fill = Callable[[Named, Belongings], dict[str, Any]]


def _two(named: Named, mine: Belongings) -> dict[str, Any]:
    """Two people to link: the one that is named, or somebody new, and one of the sender's own."""
    first = named.get("first") or named.get("a") or mine.connection().id
    second = mine.known_link().b
    return {"first": first, "second": second, "a": first, "b": second}


def _ends(named: Named, mine: Belongings) -> dict[str, Any]:
    """The ends of the sender's own link, or two people of theirs."""
    wanted = named.get("link_id") or named.get("item_id")
    links = {link.id: link for link in mine.owner.map.links}
    link = links.get(ItemId(wanted or "")) or mine.known_link()
    return {"first": link.a, "second": link.b, "a": link.a, "b": link.b}


def _about(named: Named, mine: Belongings) -> str:
    """What the sender's own note is about, or somebody on their map."""
    for note in mine.owner.map.notes:
        if note.id == named["item_id"]:
            return note.about
    return mine.known_link().b


FORMS: dict[str, Fill] = {
    "/in-touch/<tie_id>/details/give": lambda *_: {"ways": "phone", "secret": "no"},
    "/in-touch/<tie_id>/details/take-back": lambda *_: {"point": "phone"},
    "/in-touch/<tie_id>/letter": lambda *_: {"text": "Hello."},
    "/in-touch/<tie_id>/letter/keep": lambda *_: {"text": "Hello."},
    "/map/arrange {people}": lambda named, _: {"people": named["people"], "act": "remove"},
    "/map/bring-in/<upload_id>": lambda *_: {"do": "look"},
    "/map/links/<link_id>/edit": lambda named, mine: {**_ends(named, mine), "kind": "knows"},
    "/map/links/new {first}": lambda named, mine: {**_two(named, mine), "kind": "knows"},
    "/map/people/<about>/notes/<note_id>/edit": lambda *_: {"text": "She laughed."},
    "/map/people/<about>/notes/new": lambda *_: {"text": "She laughed."},
    "/map/people/<connection_id>/edit": lambda *_: {"name": "Ada"},
    "/map/people/<connection_id>/move": lambda *_: {"ring": "2"},
    "/map/people/new {place}": lambda named, _: {"name": "Jo", "place": named["place"]},
    "/map/photos/<photo_id>": lambda *_: {"caption": "By the sea"},
    "/map/places/<about>/notes/<note_id>/edit": lambda *_: {"text": "It was warm."},
    "/map/places/<about>/notes/new": lambda *_: {"text": "It was warm."},
    "/map/places/<place_id>/edit": lambda *_: {"name": "Elm House"},
    "/map/places/new": lambda *_: {"name": "Elm House"},
    "/map/remove-for-good/<item_id>": lambda *_: {"sure": "yes"},
    "/past/<claim_id>/asked/<asked_id>/answer": lambda *_: {"answer": "Buster"},
}
FORMS |= sent_at_work.FORMS
PAST = {"kind": "key_worker", "who": "Jo", "me": "Ada"}
WISH = {"whom": "Jo", "knownAs": "Ada", "myName": "Ada"}
ASKED = {"whom": "Jo", "hopes": ["letter"], "myName": "Ada"}
VOUCH = {"code": "ABCD", "tie": "friend", "knownFor": "over_five_years", "words": "Next door."}
WORD = {"kind": "key_worker", "who": "Jo", "channels": ["in_app"], "years": 1}
DAY = {"what": "I moved", "when": "May", "wish": "remind"}
MET = {"on": "2020-05-03", "how": "seen"}
BODIES: dict[str, Fill] = {
    "/api/v1/me/safe/must-not-know": lambda _, mine: {"audience": at_work.around(mine)},
    "/api/v1/me/requests {connection}": lambda named, _: {**ASKED, **named, "place": new_id()},
    "/api/v1/me/wishes {connection}": lambda named, _: {**WISH, **named},
    "/api/v1/me/story": lambda *_: {"know": "I like to walk."},
    "/api/v1/me/past": lambda *_: PAST,
    "/api/v1/me/past/<id:item_id>": lambda *_: PAST,
    "/api/v1/me/past/<id:item_id>/asked": lambda *_: {"place": new_id()},
    "/api/v1/me/past/asked/<id:item_id>/answer": lambda *_: {"answer": "Buster"},
    "/api/v1/me/past/code": lambda *_: {"code": "ABCD"},
    "/api/v1/me/in-touch/<id:item_id>/letters": lambda *_: {"text": "Hello."},
    "/api/v1/me/in-touch/<id:item_id>/letter": lambda *_: {"text": "Hello."},
    "/api/v1/me/past/code/say": lambda *_: {"code": "ABCD", "says": "no"},
    "/api/v1/me/past/code/vouch": lambda *_: VOUCH,
    "/api/v1/me/in-touch/<id:item_id>/details/take-back": lambda *_: {"point": "phone"},
    "/api/v1/me/staying-in-touch/<id:item_id>/contacts": lambda *_: MET,
    "/api/v1/me/staying-in-touch/days": lambda *_: DAY,
    "/api/v1/me/willing": lambda *_: WORD,
    "/api/v1/me/willing/<id:item_id>": lambda *_: WORD,
    "/connections": lambda *_: {"name": "Ada"},
    "/connections/<id:item_id>": lambda *_: {"name": "Ada"},
    "/links {a}": lambda named, mine: _of("a", "b", _two(named, mine)),
    "/links/<id:item_id>": lambda named, mine: _of("a", "b", _ends(named, mine)),
    "/notes {about}": lambda named, _: {"about": named["about"], "text": "She laughed."},
    "/notes/<id:item_id>": lambda named, mine: {"about": _about(named, mine), "text": "Hm."},
    "/photos/<id:item_id>": lambda *_: {"caption": "By the sea"},
    "/places": lambda *_: {"name": "Elm House"},
    "/places/<id:item_id>": lambda *_: {"name": "Elm House"},
    "/remove-for-good {item_id}": lambda named, _: {"itemId": named["item_id"]},
    "/settings": lambda *_: {"ringNames": ["Close"]},
}
QUERIES: dict[str, Fill] = {
    "/as-on": lambda *_: {"day": "2026-03-14"},
    "/compare": lambda *_: {"then": "2026-03-01", "now": "2026-03-14"},
    "/export": lambda *_: {"form": "vcard"},
    "/import": lambda *_: {"file": "people.vcf"},
    "/import/preview": lambda *_: {"file": "people.vcf"},
    "/notes {about}": lambda named, _: {"about": named["about"]},
    "/photos {about}": lambda named, _: {"about": named["about"]},
}
FILES = {
    "/api/v1/me/in-touch/<id:item_id>/letter/pictures": (lambda: picture("sent"), JPEG),
    "/api/v1/me/in-touch/<id:item_id>/letter/voice-notes": (lambda: a_voice("sent"), WAV),
    "/photos {about}": (lambda: picture("sent"), JPEG),
    "/import": (lambda: CARD, VCARD),
    "/import/preview": (lambda: CARD, VCARD),
}
MAP = "/api/v1/me/map"
OTHER_BODIES: dict[str, dict[str, Any]] = {
    "/api/v1/me/about": {"names": ["Ada"], "formerNames": [], "born": None},
    "/api/v1/me/safe/vetoes": {"kind": "absolute"},
    "/api/v1/me/safe/somebody": {"names": ["Ray Brand"]},
}


def _nothing(_named: Named, _mine: Belongings) -> dict[str, Any]:
    return {}


def sent(route: Route, named: Named, mine: Belongings) -> Sent:
    """What somebody sends who has these things in mind."""
    short = route.pattern.removeprefix(MAP)
    if not route.pattern.startswith("/api/"):
        form = FORMS.get(route.pattern, _nothing)(named, mine) if not route.safe else {}
        return Sent(form={**form, "op_id": new_id()} if not route.safe else {})
    files = FILES.get(short) if not route.safe else None
    asked = route.safe or files is not None
    query = QUERIES.get(short, _nothing)(named, mine) if asked else {}
    if files is not None:
        return Sent(query=query, body=files[0](), media=files[1])
    if route.method in ("POST", "PUT") and short in BODIES:
        return Sent(body=json.dumps(BODIES[short](named, mine)).encode(), media=JSON)
    if not route.safe and route.pattern in OTHER_BODIES:
        return Sent(body=json.dumps(OTHER_BODIES[route.pattern]).encode(), media=JSON)
    return Sent(query=query)


def proof(session: str) -> str:
    """What a form of our own page carries, for a browser that holds SECRET."""
    made = hmac.new(SECRET.encode(), session.encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(bytes(PROOF_BYTES) + made).decode()


def _of(*names_then_values: Any) -> dict[str, Any]:
    *names, values = names_then_values
    return {name: values[name] for name in names} | {"kind": "knows"}
