"""From a mark on the map to a description: which marks ask, and what can be taken over."""

from network.connections.kinds import Feeling, KinBy, Kind, State
from network.connections.model import Connection
from network.consent.kinds import RelativeKind

RELATIONS: dict[Kind, RelativeKind] = {
    Kind.MUM: RelativeKind.PARENT,
    Kind.DAD: RelativeKind.PARENT,
    Kind.PARENT: RelativeKind.PARENT,
    Kind.BROTHER_OR_SISTER: RelativeKind.BROTHER_OR_SISTER,
    Kind.CHILD: RelativeKind.CHILD,
    Kind.GRANDPARENT: RelativeKind.GRANDPARENT,
    Kind.AUNT_OR_UNCLE: RelativeKind.AUNT_OR_UNCLE,
    Kind.COUSIN: RelativeKind.COUSIN,
    Kind.GRANDCHILD: RelativeKind.OTHER_FAMILY,
    Kind.NIECE_OR_NEPHEW: RelativeKind.OTHER_FAMILY,
    Kind.OTHER_FAMILY: RelativeKind.OTHER_FAMILY,
    Kind.PARTNER: RelativeKind.PARTNER,
    Kind.FORMER_PARTNER: RelativeKind.FORMER_PARTNER,
    Kind.FOSTER_CARER: RelativeKind.FORMER_CARER,
    Kind.KINSHIP_CARER: RelativeKind.FORMER_CARER,
    Kind.SPECIAL_GUARDIAN: RelativeKind.FORMER_CARER,
    Kind.LODGINGS_HOST: RelativeKind.FORMER_CARER,
    Kind.KEY_WORKER: RelativeKind.FORMER_WORKER,
    Kind.RESIDENTIAL_WORKER: RelativeKind.FORMER_WORKER,
    Kind.SOCIAL_WORKER: RelativeKind.FORMER_WORKER,
    Kind.PERSONAL_ADVISER: RelativeKind.FORMER_WORKER,
    Kind.FRIEND: RelativeKind.FRIEND,
    Kind.SCHOOL_FRIEND: RelativeKind.FRIEND,
}
BY_STEP = {
    RelativeKind.PARENT: RelativeKind.STEP_PARENT,
    RelativeKind.BROTHER_OR_SISTER: RelativeKind.OTHER_FAMILY,
}


def marked(connection: Connection) -> bool:
    """Whether somebody's mark says that they should stay away."""
    return connection.state is State.NEVER or connection.feeling is Feeling.NOT_SAFE


def relation_of(connection: Connection) -> RelativeKind | None:
    """What somebody on the map is to its owner, as far as it can be taken over."""
    kind = RELATIONS.get(connection.kind)
    if kind is RelativeKind.BROTHER_OR_SISTER and connection.kin_by is KinBy.HALF:
        return RelativeKind.HALF_BROTHER_OR_SISTER
    if kind is not None and connection.kin_by is KinBy.FOSTER:
        return RelativeKind.FOSTER_FAMILY
    if kind is not None and connection.kin_by is KinBy.ADOPTIVE:
        return RelativeKind.ADOPTIVE_FAMILY
    if kind is not None and connection.kin_by is KinBy.STEP:
        return BY_STEP.get(kind, kind)
    return kind


def names_of(connection: Connection) -> tuple[str, ...]:
    """What somebody on the map is called."""
    return tuple(dict.fromkeys(name for name in (connection.name, connection.nickname) if name))
