"""The owner of the map where they are in the file: their links become what others are to them."""

from dataclasses import dataclass

from network.connections.kinds import KinBy, Kind
from network.connections.model import WORDS_LIMIT
from network.exchange.gathering import Gathering
from network.exchange.gedcom import records
from network.exchange.gedcom.people import People
from network.exchange.kinship import kind_of, normal
from network.identity import ItemId

MOTHER_OR_FATHER = {"F": Kind.MUM, "M": Kind.DAD}
INSTEAD_OF = {
    Kind.PARENT: (Kind.MUM, Kind.DAD, Kind.FOSTER_CARER, Kind.KINSHIP_CARER),
    Kind.FOSTER_CARER: (Kind.MUM, Kind.DAD, Kind.PARENT),
}
OTHER_WAY_ROUND = {
    Kind.CHILD: Kind.PARENT,
    Kind.MUM: Kind.CHILD,
    Kind.DAD: Kind.CHILD,
    Kind.PARENT: Kind.CHILD,
}
BOTH_WAYS = frozenset(
    {Kind.FRIEND, Kind.NEIGHBOUR, Kind.PARTNER, Kind.FORMER_PARTNER, Kind.BROTHER_OR_SISTER}
    | {Kind.COUSIN, Kind.COLLEAGUE, Kind.SCHOOL_FRIEND, Kind.LIVED_WITH}
)


@dataclass
class Owner:
    """The owner's record, if the owner said which it is."""

    gathering: Gathering
    people: People
    record: records.Line | None = None
    xref: str = ""

    def partner(self, xref: str, *, apart: bool) -> None:
        """Somebody is or was the owner's partner."""
        self.give(xref, Kind.FORMER_PARTNER if apart else Kind.PARTNER, None)
        person_id = self.people.found[xref]
        if not apart and self.gathering.people[person_id].kind is Kind.FORMER_PARTNER:
            self.gathering.change(person_id, kind=Kind.PARTNER)

    def parent(self, xref: str, kin_by: KinBy | None) -> None:
        """Somebody is or was the owner's parent: mum or dad where the file says so."""
        record = self.people.by_xref.get(xref)
        kind = MOTHER_OR_FATHER.get(record.said("SEX") if record else "", Kind.PARENT)
        self.give(xref, Kind.FOSTER_CARER if kin_by is KinBy.FOSTER else kind, kin_by)

    def brothers_and_sisters(self, family: str, children: list[str]) -> None:
        """Whoever is a child of the same family as the owner is a brother or sister."""
        if not self.xref or self.xref not in children:
            return
        for xref in children:
            if xref != self.xref:
                self.give(xref, Kind.BROTHER_OR_SISTER, self._how(family))

    def associate(self, xref: str, relation: str) -> bool:
        """Somebody whom the owner's own record names, in its words."""
        person_id = self.people.found[xref]
        person = self.gathering.people[person_id]
        kind, kin_by = kind_of(relation) or (Kind.OTHER, None)
        self.gathering.owner_ties.add(person_id)
        if person.kind not in (Kind.NOT_SAID, kind) and kind not in INSTEAD_OF.get(person.kind, ()):
            return False
        words = "" if normal(relation) in (kind.value, "") else relation[:WORDS_LIMIT]
        self.gathering.change(
            person_id, kind=kind, kin_by=kin_by or person.kin_by, kind_words=words
        )
        return True

    def associated(self, person_id: ItemId, relation: str) -> bool:
        """Somebody whose record names the owner: the relation reads the other way round."""
        found = kind_of(relation)
        kind = None
        if found:
            kind = OTHER_WAY_ROUND.get(found[0]) or (found[0] if found[0] in BOTH_WAYS else None)
        self.gathering.owner_ties.add(person_id)
        if kind is None or found is None:
            return False
        self._be(person_id, kind, found[1])
        return True

    def give(self, xref: str, kind: Kind, kin_by: KinBy | None) -> None:
        """Say what somebody is to the owner, unless it has been said."""
        self._be(self.people.found[xref], kind, kin_by)

    def _be(self, person_id: ItemId, kind: Kind, kin_by: KinBy | None) -> None:
        person = self.gathering.people[person_id]
        self.gathering.owner_ties.add(person_id)
        self.people.lines[person_id].understood.append("kind")
        if person.kind is Kind.NOT_SAID:
            self.gathering.change(person_id, kind=kind, kin_by=kin_by)

    def _how(self, family: str) -> KinBy | None:
        """A foster or adoptive family makes foster or adoptive brothers and sisters; no more."""
        for link in self.record.all("FAMC") if self.record else ():
            said = link.said("PEDI").upper()
            if link.pointer == family and said in ("FOSTER", "ADOPTED"):
                return KinBy.FOSTER if said == "FOSTER" else KinBy.ADOPTIVE
        return None
