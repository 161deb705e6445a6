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
from network.work import store as work


@dataclass(frozen=True, kw_only=True)
class NamedAudience:
    """An organisation or one worker, with the name by which people know them."""

    audience: Audience
    name: str = field(repr=False)
    organisation: str = field(default="", repr=False)
    """Where a worker works."""


@dataclass(frozen=True, kw_only=True)
class Audiences:
    """Names organisations to everybody, and a worker only to those whom they work with."""

    graph: Graph
    sealer: Sealer

    def around(self, actor: Actor) -> list[NamedAudience]:
        """Every organisation that is open here, then everybody at work who has me on a list."""
        open_ones = organisations.in_state(self.graph, self.sealer, [OrganisationState.OPEN])
        names = {one.id: one.name for one in open_ones}
        found = [
            NamedAudience(audience=Audience(kind=AudienceKind.ORGANISATION, id=id_), name=name)
            for id_, name in names.items()
        ]
        found.sort(key=lambda one: one.name.casefold())
        return [*found, *self.graph.read(lambda tx: self._workers(tx, actor, names))]

    def _workers(
        self, tx: Tx, actor: Actor, names: dict[OrganisationId, str]
    ) -> list[NamedAudience]:
        found = {}
        for place in work.assignments_of(tx, self.sealer, actor.person_id):
            staff = work.find_staff(tx, self.sealer, place.staff_id)
            if staff is not None and staff.person_id is not None:
                found[staff.person_id] = NamedAudience(
                    audience=Audience(kind=AudienceKind.WORKER, id=staff.person_id),
                    name=staff.name,
                    organisation=names.get(place.organisation_id, ""),
                )
        return sorted(found.values(), key=lambda one: one.name.casefold())
