"""What being in touch means, as a yes: that we both may know, my name as I use it, and letters."""

from datetime import timedelta

from network.actor import Actor
from network.consent.kinds import Channel, GrantStatus, Purpose, Scope
from network.consent.mine import Mine, WithSomebody
from network.consent.model import Wording
from network.consent.terms import Terms
from network.identity import GrantId, PersonId

TOLD_LASTS = timedelta(days=365)
"""As long as the code that it answers."""


def in_touch(wording: Wording, lasts: timedelta | None = None) -> Terms:
    """The yes that each of the two gives. `wording`: the words that it was asked for in.

    `lasts`: how long, where whoever gives it said until when.
    """
    return Terms(
        scopes=frozenset({Scope.EXIST, Scope.NAME_NOW, Scope.LETTERS}),
        purposes=frozenset({Purpose.RECONNECT, Purpose.STAY_IN_TOUCH}),
        channels=frozenset({Channel.IN_APP}),
        wording=wording,
        lasts=lasts,
    )


def told_once(wording: Wording) -> Terms:
    """What somebody grants who lets the asker read a few words: that there is an answer, no more.

    No name shows by it and no letter passes, whatever the other one grants.
    """
    return Terms(
        scopes=frozenset({Scope.EXIST}),
        purposes=frozenset({Purpose.RECONNECT}),
        channels=frozenset({Channel.IN_APP}),
        wording=wording,
        lasts=TOLD_LASTS,
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
