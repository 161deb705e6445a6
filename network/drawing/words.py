"""The words of a picture. English here; whoever draws hands in a translation and nicer labels."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from network.connections.kinds import Certainty, Feeling, KinBy, Kind, State
from network.connections.model import Connection, Link, RelationshipMap, Settings
from network.connections.when import When


def N_(words: str) -> str:  # noqa: N802  the name by which a catalogue finds words to translate
    """Mark words for the catalogue."""
    return words


def plain_label(member: StrEnum) -> str:
    """What a member of a closed set is called where nobody has said it better."""
    return member.value.replace("_", " ").capitalize()


ME = N_("Me")
NOT_PLACED = N_("Not placed yet")
LOVES_ME = N_("Loves me")
REMEMBERED = N_("Remembered")
PET = N_("Pet")
NOT_SURE = N_("Not sure")
FELT = {
    Feeling.SAFE: N_("Felt safe"),
    Feeling.MIXED: N_("Felt mixed"),
    Feeling.NOT_SAFE: N_("Did not feel safe"),
}
KIN = {
    KinBy.BIRTH: N_("by birth"),
    KinBy.HALF: N_("half"),
    KinBy.STEP: N_("step"),
    KinBy.FOSTER: N_("foster"),
    KinBy.ADOPTIVE: N_("adoptive"),
    KinBy.BY_PARTNER: N_("by partner"),
}


@dataclass(frozen=True)
class Words:
    """How to say things: `translate` from English, `label` for the members of closed sets."""

    translate: Callable[[str], str] = str
    label: Callable[[StrEnum], str] = plain_label

    def say(self, words: str, **values: object) -> str:
        """Words in the reader's language, with values put in."""
        said = self.translate(words) if words else ""
        return said % values if values else said

    def me(self, settings: Settings) -> str:
        """What the owner is called on their own map."""
        return settings.my_name or self.say(ME)

    def ring(self, settings: Settings, ring: int | None) -> str:
        """The name of a ring, as the owner calls it."""
        if ring is None or not settings.ring_names:
            return self.say(NOT_PLACED)
        return self.say(settings.ring_names[min(max(ring, 1), len(settings.ring_names)) - 1])

    def kind(self, connection: Connection) -> str:
        """How we know each other: the owner's words first."""
        said = connection.kind_words
        if not said and connection.kind is not Kind.NOT_SAID:
            said = self.label(connection.kind)
        if connection.kin_by is None:
            return said
        kin = self.say(KIN[connection.kin_by])
        if kin.casefold() in said.casefold():
            return said
        return f"{said} ({kin})" if said else kin

    def person(self, connection: Connection, settings: Settings) -> str:
        """Everything that the picture shows about somebody, in one line for eyes and ears."""
        return ", ".join(filter(None, self._about(connection, settings)))

    def felt(self, connection: Connection) -> str:
        """How it felt, if the owner said."""
        return self.say(FELT[connection.feeling]) if connection.feeling in FELT else ""

    def link(self, link: Link, whole: RelationshipMap) -> str:
        """What a line between two people means."""
        first, second = whole.connection_by_id[link.a], whole.connection_by_id[link.b]
        what = link.words or self.label(link.kind)
        if link.kin_by is not None:
            what = f"{what} ({self.say(KIN[link.kin_by])})"
        if link.certainty is Certainty.NOT_SURE:
            what = f"{what} ({self.say(NOT_SURE).lower()})"
        return f"{first.called} – {second.called}: {what}"

    def stretch(self, came: When, left: When) -> str:
        """From when till when, in the owner's own words."""
        if came and left:
            return self.say(N_("%(start)s to %(end)s"), start=came.words, end=left.words)
        if came:
            return self.say(N_("from %(start)s"), start=came.words)
        return self.say(N_("until %(end)s"), end=left.words) if left else ""

    def _about(self, connection: Connection, settings: Settings) -> Iterable[str]:
        full = connection.name
        yield (
            f"{connection.nickname} ({full})" if connection.nickname and full else connection.called
        )
        yield self.kind(connection)
        yield self.ring(settings, connection.ring)
        yield "" if connection.state is None else self.label(connection.state)
        yield self.felt(connection)
        yield self.say(LOVES_ME) if connection.loves_me else ""
        yield self.say(REMEMBERED) if connection.remembered else ""
        yield self.say(NOT_SURE) if connection.certainty is Certainty.NOT_SURE else ""


# Named here so that the drawing and its legend agree on what is shown.
STATES = tuple(State)
FEELINGS = tuple(FELT)
