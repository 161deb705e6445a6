"""Two days of a map in one picture: who came, who went, who moved closer or further away."""

from dataclasses import replace

from network.connections.model import Comparison, Connection, RelationshipMap
from network.drawing import rings, tag
from network.drawing.picture import Addresses, Picture
from network.drawing.tag import Tag
from network.drawing.words import N_, Words
from network.identity import ItemId

CAME = N_("Came")
WENT = N_("Went")
CLOSER = N_("Moved closer")
FURTHER = N_("Moved further away")
SIGNS = {
    CAME: ("came", ("new", "p-leaf")),
    WENT: ("went", ("gone", "p-grey")),
    CLOSER: ("closer", ("closer", "p-ink")),
    FURTHER: ("further", ("further", "p-amber")),
}
TITLE = N_("My map, then and now")
ABOUT = N_(
    "Came: %(came)s. Went: %(went)s. Moved closer: %(closer)s. Moved further away: %(further)s. "
    "Stayed as they were: %(stayed)s. The list under the picture says who."
)


def draw(
    then: RelationshipMap,
    now: RelationshipMap,
    comparison: Comparison,
    words: Words,
    addresses: Addresses | None = None,
    *,
    exact: bool = True,
) -> Picture:
    """Draw everybody of both days: those of now where they are, those who went where they were."""
    moves = _moves(comparison)
    gone = tuple(one for one in comparison.went if one.id not in now.connection_by_id)
    both = replace(now, connections=now.connections + gone, links=now.links)
    at_home = {one.id for one in now.connections}
    to = addresses or Addresses()

    def tag_of(one: Connection) -> Tag:
        return _tag(one, moves.get(one.id), then, both, words)

    picture = rings.draw(
        both,
        words,
        Addresses(person=lambda one: to.person(one) if one in at_home else None),
        exact=exact,
        tag_of=tag_of,
    )
    about = words.say(
        ABOUT,
        came=len(comparison.came),
        went=len(comparison.went),
        closer=len(comparison.closer),
        further=len(comparison.further),
        stayed=comparison.stayed,
    )
    return replace(picture, title=words.say(TITLE), about=about)


def _moves(comparison: Comparison) -> dict[ItemId, str]:
    return (
        {now.id: FURTHER for _, now in comparison.further}
        | {now.id: CLOSER for _, now in comparison.closer}
        | {one.id: CAME for one in comparison.came}
        | {one.id: WENT for one in comparison.went}
    )


def _tag(
    one: Connection, move: str | None, then: RelationshipMap, both: RelationshipMap, words: Words
) -> Tag:
    if move is None:
        return replace(
            tag.made(one, words.person(one, both.settings), paint=""), before=(), after=()
        )
    paint, sign = SIGNS[move]
    said = words.say(move)
    about = f"{words.person(one, both.settings)}, {said}"
    if move in (CLOSER, FURTHER) and one.id in then.connection_by_id:
        before = words.ring(then.settings, then.connection_by_id[one.id].ring)
        about = f"{about} ({before} – {words.ring(both.settings, one.ring)})"
    made = tag.made(one, about, paint=paint, small=(said,))
    return replace(made, before=(sign,), after=())
