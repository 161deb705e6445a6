"""What being in touch means, as a yes: that we both may know, my name as I use it, and letters."""

from network.actor import Actor
from network.consent.kinds import Channel, GrantStatus, Purpose, Scope
from network.consent.mine import Mine, WithSomebody
from network.consent.model import Wording
from network.consent.terms import Terms
from network.identity import GrantId, PersonId


def in_touch(wording: Wording) -> Terms:
    """The yes that each of the two gives. `wording`: the words that it was asked for in."""
    return Terms(
        scopes=frozenset({Scope.EXIST, Scope.NAME_NOW, Scope.LETTERS}),
        purposes=frozenset({Purpose.RECONNECT, Purpose.STAY_IN_TOUCH}),
        channels=frozenset({Channel.IN_APP}),
        wording=wording,
    )


def my_yeses(own: Mine, actor: Actor, other: PersonId) -> tuple[GrantId, ...]:
    """Every yes of mine to somebody that has not come to its end."""
    towards = next((one for one in own.towards_others(actor) if one.other == other), None)
    return _standing(towards) if towards else ()


def yes_to(own: Mine, actor: Actor) -> frozenset[PersonId]:
    """To whom some yes of mine stands, whatever they have said themselves."""
    return frozenset(one.other for one in own.towards_others(actor) if _standing(one))


def _standing(towards: WithSomebody) -> tuple[GrantId, ...]:
    return tuple(one.id for one in towards.grants if one.status is GrantStatus.ACTIVE)
