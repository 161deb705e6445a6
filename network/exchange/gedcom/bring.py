"""A whole GEDCOM file: individuals are people, families and associations are links."""

from collections.abc import Mapping

from network.errors import Invalid
from network.exchange.brought import Choices
from network.exchange.gathering import Gathering
from network.exchange.gedcom import records
from network.exchange.gedcom.associations import Associations
from network.exchange.gedcom.characters import read
from network.exchange.gedcom.families import Families
from network.exchange.gedcom.names import name_of
from network.exchange.gedcom.owner import Owner
from network.exchange.gedcom.people import People, leftovers
from network.exchange.me import Me
from network.exchange.remarks import Says
from network.identity import ItemId

NOT_ONE = "This is not a GEDCOM file: it does not begin with a HEAD line."


def bring(
    gathering: Gathering,
    data: bytes,
    file: str,
    choices: Choices,
    media: Mapping[str, bytes] | None = None,
) -> None:
    """Bring one file. Raises Invalid where it is no GEDCOM."""
    decoded = read(data)
    if decoded.broken:
        gathering.warn(Says.BROKEN_LETTERS)
    if decoded.guessed:
        gathering.warn(Says.LETTERS_GUESSED, how=decoded.how)
    parsed = records.parse(decoded.text)
    if not parsed.records or parsed.records[0].tag != "HEAD":
        raise Invalid({"files": NOT_ONE}, NOT_ONE)
    if not parsed.finished:
        gathering.warn(Says.UNFINISHED)
    _Bringing(gathering, parsed, file, media or {}).run(choices)


class _Bringing:
    """A parsed file on its way to a map."""

    def __init__(
        self,
        gathering: Gathering,
        parsed: records.File,
        file: str,
        media: Mapping[str, bytes],
    ) -> None:
        self.gathering, self.parsed, self.file = gathering, parsed, file
        by_xref: dict[str, records.Line] = {}
        for record in parsed.records:
            if record.xref:
                by_xref.setdefault(record.xref, record)
        self.people = People(gathering, file, parsed, media, by_xref)
        self.owner = Owner(gathering, self.people)
        self.families = Families(gathering, self.people, self.owner)
        self.associations = Associations(gathering, self.people, self.owner)

    def run(self, choices: Choices) -> None:
        """Bring everything."""
        individuals = [record for record in self.parsed.records if record.tag == "INDI"]
        if not self._choose_me(individuals, choices):
            return
        brought = [
            (record, self.people.bring(record))
            for record in individuals
            if record is not self.owner.record
        ]
        for record in individuals:
            self.families.hear(record.xref, record)
        for record in self.parsed.records:
            if record.tag == "FAM":
                self.families.bring(record)
        self.families.finish()
        self._associate(brought)
        for record, person_id in brought:
            self.people.keep_the_rest(record, person_id)
        self._keep_other_records()
        if not individuals:
            self.gathering.warn(Says.NOBODY)

    def _choose_me(self, individuals: list[records.Line], choices: Choices) -> bool:
        me = Me(self.gathering, choices.me)
        for record in individuals:
            me.see(record.xref, name_of(record))
        chosen = me.chosen()
        if chosen:
            self.owner.xref = chosen
            self.owner.record = self.people.by_xref.get(chosen)
        return not self.gathering.errors

    def _associate(self, brought: list[tuple[records.Line, ItemId]]) -> None:
        for record, person_id in brought:
            self.associations.bring(record, person_id, self.people.lines[person_id])
        mine = self.owner.record
        if mine is not None:
            line = self.gathering.line(self.file, mine.number, "owner", name_of(mine))
            mine.used = True
            for name in mine.all("NAME"):
                name.used = name is mine.first("NAME")
            self.associations.bring(mine, None, line)
            for name_left, words in leftovers(mine):
                self.gathering.keep_about_me(name_left, words, line)

    def _keep_other_records(self) -> None:
        """Sources, submitters, places of keeping: no people, kept beside the map."""
        for record in self.parsed.records:
            if record.used or record.tag == "TRLR":
                continue
            if record.tag == "HEAD":
                self._take_head(record)
                if not leftovers(record):
                    continue
            line = self.gathering.line(self.file, record.number, "record", record.tag)
            self.gathering.keep_about_me(record.tag, record.words(), line)

    def _take_head(self, head: records.Line) -> None:
        for part in head.all("GEDC", "CHAR", "SCHMA"):
            part.used = True
            for below in part.below or ():
                below.used = True
