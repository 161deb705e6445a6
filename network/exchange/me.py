"""Who in a file is the owner of the map: somebody named by id or by name, otherwise nobody."""

from dataclasses import dataclass, field

from network.exchange.gathering import Gathering
from network.exchange.remarks import Says

WHO_LIMIT = 2_000


@dataclass
class Me:
    """The search for the owner among the people of a file."""

    gathering: Gathering
    wanted: str | None
    by_id: dict[str, str] = field(default_factory=dict)
    by_name: dict[str, list[str]] = field(default_factory=dict)

    def see(self, identity: str, name: str) -> None:
        """Take note of somebody in the file."""
        if len(self.gathering.who) < WHO_LIMIT:
            self.gathering.who.append((identity, name or identity))
        if self.wanted:
            if identity:
                self.by_id.setdefault(_plain(identity), identity)
            self.by_name.setdefault(_plain(name), []).append(identity)

    def chosen(self) -> str | None:
        """The id of the owner. Says an error where somebody was asked for and is not there."""
        if not self.wanted:
            return None
        wanted = _plain(self.wanted)
        if wanted in self.by_id:
            return self.by_id[wanted]
        named = self.by_name.get(wanted, []) if wanted else []
        if len(named) == 1:
            return named[0]
        says = Says.TWO_ARE_ME if named else Says.NO_SUCH_ME
        self.gathering.fail(says, me=self.wanted[:100])
        return None


def _plain(said: str) -> str:
    return " ".join(said.replace("/", " ").split()).strip("@").casefold()
