"""Who a card names: RELATED, and the relation names of Apple's cards."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from network.connections.kinds import Kind, LinkKind
from network.connections.model import NAME_LIMIT
from network.exchange.gathering import Gathering, Line, Tie
from network.exchange.kinship import kind_of, normal, seen_from
from network.exchange.remarks import Says
from network.exchange.vcard.card import Card, Property
from network.identity import ItemId

RELATED = ("RELATED", "X-ABRELATEDNAMES")
NO_TYPES = frozenset({"pref", "home", "work", "internet", "other"})
OTHER_WAY_ROUND = {Kind.CHILD: Kind.PARENT} | dict.fromkeys(
    (Kind.MUM, Kind.DAD, Kind.PARENT), Kind.CHILD
)


@dataclass
class Relations:
    """Turns what cards say of others into links, and names without a card into people."""

    gathering: Gathering
    by_uid: dict[str, int] = field(default_factory=dict)
    by_mail: dict[str, list[int]] = field(default_factory=dict)
    by_name: dict[str, list[int]] = field(default_factory=dict)
    person_of: dict[int, ItemId] = field(default_factory=dict)
    mine: int | None = None
    named: dict[str, int] = field(default_factory=dict)

    def see(self, number: int, card: Card) -> None:
        """Note how a card may be named by others."""
        for uid in card.all("UID"):
            self.by_uid.setdefault(plain_uid(uid.text), number)
        for mail in card.all("EMAIL"):
            self.by_mail.setdefault(mail.text.strip().casefold(), []).append(number)
        for name in {normal(card.said("FN")), normal(card.said("NICKNAME"))} - {""}:
            self.by_name.setdefault(name, []).append(number)

    def bring(self, number: int, card: Card, line: Line) -> None:
        """Bring what one card says of others."""
        texts: dict[str, ItemId] = {}
        for related, relation in relations_of(card):
            other = self._card_named(related)
            if other is not None and (other in self.person_of or other == self.mine):
                related.used = True
                self._between(number, other, relation, line)
            elif related.text.strip() and not _is_address(related):
                related.used = True
                self._text(number, related, relation, line, texts)
            else:
                line.say(Says.DANGLING, who=related.text.strip()[:80])

    def _card_named(self, related: Property) -> int | None:
        said = related.text.strip()
        uid = plain_uid(said)
        if uid in self.by_uid:
            return self.by_uid[uid]
        if said.casefold().startswith("mailto:"):
            found = self.by_mail.get(said[7:].casefold(), [])
        else:
            found = self.by_name.get(normal(said), []) if not _is_address(related) else []
        return found[0] if len(found) == 1 else None

    def _text(
        self,
        number: int,
        related: Property,
        relation: str,
        line: Line,
        texts: dict[str, ItemId],
    ) -> None:
        """Words name a person of their own; the same words on one card name the same."""
        said = " ".join(related.text.split())
        key = normal(said) or said
        if key not in texts:
            if key in self.named and self.named[key] != number:
                line.say(Says.SAME_PERSON)
                self.gathering.warn(Says.SAME_PERSON)
            self.named[key] = number
            row = self.gathering.line(line.file, related.line, "person", said[:NAME_LIMIT])
            row.understood.append("name")
            texts[key] = self.gathering.add_person(name=said[:NAME_LIMIT]).id
            if len(said) > NAME_LIMIT:
                self.gathering.keep_on(texts[key], related.called, said, row)
                row.say(Says.LONG_TEXT)
        other = texts[key]
        if number == self.mine:
            self._mine(other, relation)
        else:
            self._tie(self.person_of[number], other, relation, line)

    def _between(self, number: int, other: int, relation: str, line: Line) -> None:
        if number == other:
            line.say(Says.WITH_THEMSELVES)
        elif number == self.mine:
            self._mine(self.person_of[other], relation)
        elif other == self.mine:
            found = kind_of(relation)
            if found:
                kind = OTHER_WAY_ROUND.get(found[0], found[0])
                self._mine(self.person_of[number], kind.value)
            else:
                self._mine(self.person_of[number], relation)
        else:
            self._tie(self.person_of[number], self.person_of[other], relation, line)

    def _mine(self, person_id: ItemId, relation: str) -> None:
        self.gathering.owner_ties.add(person_id)
        person = self.gathering.people[person_id]
        if person.kind is not Kind.NOT_SAID:
            return
        kind, kin_by = kind_of(relation) or (Kind.OTHER, None)
        words = "" if normal(relation) in (kind.value, "") else relation
        self.gathering.change(person_id, kind=kind, kin_by=kin_by, kind_words=words[:400])

    def _tie(self, person: ItemId, other: ItemId, relation: str, line: Line) -> None:
        kind, kin_by, from_other = seen_from(relation or LinkKind.KNOWS.value)
        a, b = (other, person) if from_other else (person, other)
        words = "" if normal(relation) in (kind.value, *PLAIN.get(kind, ())) else relation
        label = relation if kind is LinkKind.OTHER and relation else kind.value
        line.understood.append("link")
        self.gathering.tie(
            Tie(a=a, b=b, kind=kind, label=label, kin_by=kin_by, words=words), line=line
        )


PLAIN: dict[LinkKind, tuple[str, ...]] = {
    LinkKind.PARENT_OF: ("parent", "child"),
    LinkKind.PARTNERS: ("spouse", "partner"),
    LinkKind.FRIENDS: ("friend",),
    LinkKind.BROTHERS_OR_SISTERS: ("sibling",),
    LinkKind.KNOWS: ("contact", "acquaintance"),
    LinkKind.WORKED_TOGETHER: ("colleague", "co_worker"),
    LinkKind.LIVED_TOGETHER: ("co_resident",),
    LinkKind.OTHER_FAMILY: ("kin",),
    LinkKind.CARED_FOR: (),
}


def relations_of(card: Card) -> Iterator[tuple[Property, str]]:
    """Each property that names somebody else, with the relation in words."""
    for related in card.all(*RELATED):
        types = [kind for kind in related.types if kind not in NO_TYPES]
        if types and types[0] == "me":
            continue
        label = card.label_of(related) or related.params.get("LABEL", [""])[0]
        known = next((kind for kind in types if seen_from(kind)[0] is not LinkKind.OTHER), "")
        yield related, label or known or (types[0] if types else "")


def plain_uid(said: str) -> str:
    """A UID without what stands before it."""
    return said.strip().casefold().removeprefix("urn:uuid:").strip("{}")


def _is_address(related: Property) -> bool:
    """Whether a value points somewhere instead of naming somebody."""
    values = [value.casefold() for value in related.params.get("VALUE", [])]
    if "text" in values:
        return False
    said = related.text.strip().casefold()
    starts = ("urn:", "http:", "https:", "mailto:", "tel:", "geo:", "cid:", "data:")
    return said.startswith(starts) or ("uri" in values and ":" in said)
