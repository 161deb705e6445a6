"""From whom something about me can be kept: organisations that are here, and who works with me."""

from dataclasses import dataclass, field

from network.actor import Actor
from network.consent.kinds import AudienceKind
from network.consent.protection import Audience
from network.graph.door import Graph, Tx
from network.identity import OrganisationId
from network.keys.sealing import Sealer
from network.organisations import store as organisations
from network.organisations.kinds import OrganisationState
from network.organisations.model import Home
from network.work import store as work
from network.work.kinds import AssignmentKind

KNOWN_BY = frozenset({AssignmentKind.CASELOAD, AssignmentKind.ASSISTED, AssignmentKind.BACK_IN})
"""Whom the person has met. A reading in an emergency may show later, so it names nobody here."""


@dataclass(frozen=True, kw_only=True)
class NamedAudience:
    """An organisation, the staff of one of its homes, or one worker, by the name they go by."""

    audience: Audience
    name: str = field(repr=False)
    organisation: str = field(default="", repr=False)
    """Where a worker works, or whose home it is."""


@dataclass(frozen=True, kw_only=True)
class Audiences:
    """Names organisations to everybody, and a worker only to those whom they work with."""

    graph: Graph
    sealer: Sealer

    def around(self, actor: Actor) -> list[NamedAudience]:
        """Every organisation that is open here with its homes, then who has me on a list."""
        states = [OrganisationState.OPEN]
        open_ones = list(organisations.in_state(self.graph, self.sealer, states))
        names = {one.id: one.name for one in open_ones}
        found = [
            NamedAudience(audience=Audience(kind=AudienceKind.ORGANISATION, id=id_), name=name)
            for id_, name in names.items()
        ]
        found += [_home(home, one.name) for one in open_ones for home in one.homes]
        found.sort(key=_in_order)
        return [*found, *self.graph.read(lambda tx: self._workers(tx, actor, names))]

    def _workers(
        self, tx: Tx, actor: Actor, names: dict[OrganisationId, str]
    ) -> list[NamedAudience]:
        found = {}
        for place in work.assignments_of(tx, self.sealer, actor.person_id):
            if place.kind not in KNOWN_BY:
                continue
            staff = work.find_staff(tx, self.sealer, place.staff_id)
            if staff is not None and staff.person_id is not None:
                found[staff.person_id] = NamedAudience(
                    audience=Audience(kind=AudienceKind.WORKER, id=staff.person_id),
                    name=staff.name,
                    organisation=names.get(place.organisation_id, ""),
                )
        return sorted(found.values(), key=lambda one: one.name.casefold())


def _home(home: Home, organisation: str) -> NamedAudience:
    audience = Audience(kind=AudienceKind.HOME_STAFF, id=home.id)
    return NamedAudience(audience=audience, name=home.name, organisation=organisation)


def _in_order(one: NamedAudience) -> tuple[str, str]:
    """Each organisation, then its homes."""
    if one.organisation:
        return one.organisation.casefold(), one.name.casefold()
    return one.name.casefold(), ""
