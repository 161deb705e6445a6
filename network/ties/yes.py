"""What being in touch means, as a yes: that we both may know, my name as I use it, and letters."""

from network.actor import Actor
from network.consent.kinds import Channel, GrantStatus, Purpose, Scope
from network.consent.mine import Mine
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
    return tuple(
        grant.id
        for each in own.towards_others(actor)
        if each.other == other
        for grant in each.grants
        if grant.status is GrantStatus.ACTIVE
    )
