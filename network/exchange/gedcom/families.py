"""From family records to links: partners once for each two, parents once for each child."""

from dataclasses import dataclass, field

from network.connections.kinds import KinBy, Kind, LinkKind
from network.connections.model import Kept
from network.connections.when import NO_TIME, When
from network.errors import TooLarge
from network.exchange.gathering import LINKS_LIMIT, Gathering, Line, Tie
from network.exchange.gedcom import records
from network.exchange.gedcom.dates import date_of
from network.exchange.gedcom.owner import Owner
from network.exchange.gedcom.people import People, leftovers
from network.exchange.kinship import kin_by_of, normal
from network.exchange.remarks import Says
from network.identity import ItemId

PARTNERS_LIMIT = 20
ADULTS = ("HUSB", "WIFE")
TOGETHER, APART = ("MARR",), ("DIV", "ANUL")
NOW_TOGETHER = ("together", "partnership", "relationship", "common_law", "common_law_marriage")
NOW_APART = ("separated", "separation")
BY_ADOPTION = {"HUSB": ("HUSB", "BOTH"), "WIFE": ("WIFE", "BOTH")}
PARENTAGE = {"HUSB": ("_FREL",), "WIFE": ("_MREL",)}


Member = tuple[str, str, records.Line | None]
"""Tag, id and line of somebody in a family; no line where only their own record says so."""


@dataclass
class Couple:
    """Two partners, with what all families of theirs say."""

    a: ItemId
    b: ItemId
    events: list[tuple[bool, When, int]] = field(default_factory=list)
    kept: list[Kept] = field(default_factory=list)
    line: Line | None = None
    one_sided: bool = True

    @property
    def apart(self) -> bool:
        """Whether the last that is known of them is that they parted."""
        if not self.events:
            return False
        latest = max(range(len(self.events)), key=self._order)
        return not self.events[latest][0]

    def _order(self, at: int) -> tuple[int, int]:
        """By date where every event has one, else as they stand in the file."""
        day = self.events[at][1].middle
        dated = all(when.middle for _, when, _ in self.events)
        return (day.toordinal() if day and dated else 0, self.events[at][2])


@dataclass
class Families:
    """Brings the links of families."""

    gathering: Gathering
    people: People
    owner: Owner
    couples: dict[tuple[ItemId, ItemId], Couple] = field(default_factory=dict)
    one_sided: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    tried: int = 0

    def hear(self, xref: str, record: records.Line) -> None:
        """Note which families a person's own record speaks of."""
        for part in record.all("FAMC", "FAMS"):
            if part.pointer and part.pointer != records.VOID:
                self.one_sided.setdefault(part.pointer, []).append((part.tag, xref))
                part.used = part.pointer in self.people.by_xref

    def bring(self, record: records.Line) -> None:
        """Bring the links of one family."""
        line = self.gathering.line(self.people.file, record.number, "family")
        record.used = True
        adults = self._members(record, line, *ADULTS)
        children = self._members(record, line, "CHIL")
        self._add_one_sided(record, line, adults, children)
        if len(adults) > PARTNERS_LIMIT:
            raise TooLarge(f"A family in this file has more than {PARTNERS_LIMIT} partners.")
        for first in adults:
            for second in adults:
                if first[0] == "HUSB" and second[0] == "WIFE":
                    self._couple(record, line, first, second)
        for child in children:
            for adult in adults:
                self._parent(record, line, adult, child)
        self.owner.brothers_and_sisters(record.xref, [child[1] for child in children])
        self._keep(record, line, [member[1] for member in (*adults, *children)])

    def finish(self) -> None:
        """Make the links of all couples."""
        for couple in self.couples.values():
            line = couple.line or self.gathering.line(self.people.file, 0, "family")
            kind = LinkKind.FORMER_PARTNERS if couple.apart else LinkKind.PARTNERS
            together = [when for is_together, when, _ in couple.events if is_together and when]
            parted = [when for is_together, when, _ in couple.events if not is_together and when]
            tie = Tie(
                a=couple.a,
                b=couple.b,
                kind=kind,
                label=kind.value,
                since=together[0] if together else NO_TIME,
                until=parted[-1] if parted and couple.apart else NO_TIME,
                kept=tuple(couple.kept),
            )
            self.gathering.tie(tie, line=line, counts=not couple.one_sided)
            line.understood.append("link")

    def _members(self, record: records.Line, line: Line, *tags: str) -> list[Member]:
        """Tag, id and line of each member who is in the file."""
        found: list[Member] = []
        for part in record.all(*tags):
            xref = part.pointer
            if xref == records.VOID:
                part.used = not part.below
            elif xref in self.people.found or (xref == self.owner.xref and xref):
                part.used = True
                found.append((part.tag, xref, part))
            else:
                line.say(Says.DANGLING, who=(xref or part.value)[:80])
                self.gathering.warn(Says.DANGLING, who=(xref or part.value)[:80])
        return found

    def _add_one_sided(
        self,
        record: records.Line,
        line: Line,
        adults: list[Member],
        children: list[Member],
    ) -> None:
        """A person's own record may name a family that does not name them back."""
        named = {member[1] for member in (*adults, *children)}
        for tag, xref in self.one_sided.get(record.xref, []):
            if xref in named:
                continue
            named.add(xref)
            line.say(Says.ONE_SIDED)
            if tag == "FAMC":
                children.append(("CHIL", xref, None))
            else:
                taken = {adult[0] for adult in adults}
                adults.append(("WIFE" if "HUSB" in taken else "HUSB", xref, None))

    def _couple(self, record: records.Line, line: Line, husband: Member, wife: Member) -> None:
        first, second = husband[1], wife[1]
        if first == second:
            line.say(Says.WITH_THEMSELVES)
            return
        events = self._events(record)
        if self.owner.xref in (first, second):
            couple = Couple(ItemId(first), ItemId(second), events)
            self.owner.partner(second if first == self.owner.xref else first, apart=couple.apart)
            return
        a, b = self.people.found[first], self.people.found[second]
        couple = self.couples.setdefault((min(a, b), max(a, b)), Couple(a, b, line=line))
        couple.one_sided = couple.one_sided and None in (husband[2], wife[2])
        couple.events.extend(
            (together, when, len(couple.events) + order) for together, when, order in events
        )

    def _events(self, record: records.Line) -> list[tuple[bool, When, int]]:
        found: list[tuple[bool, When, int]] = []
        for order, event in enumerate(record.all(*TOGETHER, *APART, "EVEN")):
            kind = event.first("TYPE") if event.tag == "EVEN" else None
            said = normal(kind.value) if kind else ""
            if event.tag == "EVEN" and said not in (*NOW_TOGETHER, *NOW_APART):
                continue
            together = event.tag in TOGETHER or said in NOW_TOGETHER
            found.append((together, date_of(event), order))
            event.used = event.value.strip() in ("", "Y") or bool(kind)
            if kind:
                kind.used = True
        return found

    def _parent(
        self,
        record: records.Line,
        line: Line,
        adult: Member,
        child: Member,
    ) -> None:
        self.tried += 1
        if self.tried > LINKS_LIMIT:
            raise TooLarge(f"There are more than {LINKS_LIMIT} links in this. Bring fewer.")
        if adult[1] == child[1]:
            line.say(Says.WITH_THEMSELVES)
            return
        kin_by, words = self._kinship(record, adult[0], child)
        if self.owner.xref == child[1]:
            self.owner.parent(adult[1], kin_by)
        elif self.owner.xref == adult[1]:
            self.owner.give(child[1], Kind.CHILD, kin_by)
        else:
            a, b = self.people.found[adult[1]], self.people.found[child[1]]
            kind = LinkKind.PARENT_OF
            tie = Tie(a=a, b=b, kind=kind, label=kind.value, kin_by=kin_by, words=words)
            named = None not in (adult[2], child[2])
            self.gathering.tie(tie, line=line, counts=named)
            line.understood.append("link")

    def _kinship(self, record: records.Line, role: str, child: Member) -> tuple[KinBy | None, str]:
        """How a child belongs to a parent, as the file says it and never guessed."""
        for tag in PARENTAGE[role]:
            said = child[2].first(tag) if child[2] else None
            if said and kin_by_of(said.value):
                said.used = True
                return kin_by_of(said.value), ""
        own = self.people.by_xref.get(child[1])
        for link in own.all("FAMC") if own and record.xref else ():
            pedigree = link.first("PEDI")
            if link.pointer == record.xref and pedigree:
                return self._pedigree(pedigree)
        return self._adopted(own, record.xref, role), ""

    def _pedigree(self, line: records.Line) -> tuple[KinBy | None, str]:
        line.used = True
        phrase = line.first("PHRASE")
        said = self.people.parsed.standard(line.value.strip())
        kin_by = kin_by_of(said) or (kin_by_of(phrase.value) if phrase else None)
        if kin_by:
            return kin_by, ""
        if phrase:
            phrase.used = True
        return None, phrase.value.strip() if phrase else said.casefold()

    def _adopted(self, own: records.Line | None, xref: str, role: str) -> KinBy | None:
        for event in own.all("ADOP") if own and xref else ():
            family = event.first("FAMC")
            if family and family.pointer == xref:
                by = family.said("ADOP") or "BOTH"
                return KinBy.ADOPTIVE if by.upper() in BY_ADOPTION[role] else None
        return None

    def _keep(self, record: records.Line, line: Line, members: list[str]) -> None:
        """Keep what is left with the couple, else with whoever of the family is on the map."""
        left = leftovers(record)
        if not left:
            return
        on_map = [self.people.found[xref] for xref in members if xref in self.people.found]
        pair = self.couples.get((min(on_map[:2]), max(on_map[:2]))) if on_map[1:] else None
        for name, words in left:
            if pair and len(pair.kept) < LINKS_LIMIT:
                pair.kept.append(self.gathering.kept(f"FAM.{name}", words, line))
            elif on_map:
                self.gathering.keep_on(on_map[0], f"FAM.{name}", words, line)
            else:
                self.gathering.keep_about_me(f"FAM.{name}", words, line)
