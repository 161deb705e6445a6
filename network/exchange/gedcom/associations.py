"""What GEDCOM says of friends, godparents, workers and others beside the family: ASSO."""

from dataclasses import dataclass

from network.connections.kinds import LinkKind
from network.exchange.gathering import Gathering, Line, Tie
from network.exchange.gedcom import records
from network.exchange.gedcom.owner import Owner
from network.exchange.gedcom.people import People
from network.exchange.kinship import normal, seen_from
from network.exchange.remarks import Says
from network.identity import ItemId

PLAIN = frozenset(["FRIEND", "SPOU", "HUSB", "WIFE", "PARENT", "FATH", "MOTH", "CHIL"])
WORDS = {"GODP": "godparent", "NGHBR": "neighbour"}


@dataclass
class Associations:
    """Brings the associations of people."""

    gathering: Gathering
    people: People
    owner: Owner

    def bring(self, record: records.Line, person_id: ItemId | None, line: Line) -> None:
        """Bring the associations of one record. `person_id` is None for the owner's own."""
        for asso in record.all("ASSO"):
            xref = asso.pointer
            role, relation = self._relation(asso)
            if xref == records.VOID or not xref:
                continue
            if xref == self.owner.xref and person_id is not None:
                took = self.owner.associated(person_id, relation)
            elif xref not in self.people.found:
                line.say(Says.DANGLING, who=xref[:80])
                self.gathering.warn(Says.DANGLING, who=xref[:80])
                continue
            elif person_id is None:
                took = self.owner.associate(xref, relation)
            else:
                took = self._tie(line, person_id, self.people.found[xref], role, relation)
            self._use(asso, took=took)

    def _relation(self, asso: records.Line) -> tuple[str, str]:
        """The code of a role, and what it is called in words."""
        role = asso.first("ROLE", "RELA")
        if role is None:
            return "", asso.said("PHRASE")
        said = self.people.parsed.standard(role.value.strip())
        if said.upper() == "OTHER" or not said:
            return "", role.said("PHRASE") or asso.said("PHRASE")
        code = said.upper()
        return code, WORDS.get(code, said) if code.isalpha() and said == code else said

    def _tie(self, line: Line, person: ItemId, other: ItemId, role: str, relation: str) -> bool:
        kind, kin_by, from_other = seen_from(relation)
        a, b = (other, person) if from_other else (person, other)
        known = kind is not LinkKind.OTHER
        words = "" if normal(relation) == kind.value or role in PLAIN else relation
        label = kind.value if known else relation or kind.value
        line.understood.append("link")
        self.gathering.tie(
            Tie(a=a, b=b, kind=kind, label=label, kin_by=kin_by, words=words),
            line=line,
            counts=False,
        )
        return True

    def _use(self, asso: records.Line, *, took: bool) -> None:
        if not took:
            return
        asso.used = True
        for part in asso.all("ROLE", "RELA", "TYPE"):
            part.used = True
            for phrase in part.all("PHRASE"):
                phrase.used = True
