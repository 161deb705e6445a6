"""What a claim says in the words of the decision: kinds of relative, and whether it was work."""

from network.connections.kinds import KinBy, Kind
from network.consent.kinds import RelativeKind

PROFESSIONAL = frozenset(
    {
        Kind.KEY_WORKER,
        Kind.RESIDENTIAL_WORKER,
        Kind.SOCIAL_WORKER,
        Kind.PERSONAL_ADVISER,
        Kind.REVIEWING_OFFICER,
        Kind.ADVOCATE,
        Kind.INDEPENDENT_VISITOR,
        Kind.TEACHER,
        Kind.MENTOR,
        Kind.COACH,
        Kind.YOUTH_WORKER,
        Kind.HEALTH_WORKER,
        Kind.COUNSELLOR,
        Kind.FAITH_LEADER,
    }
)
"""Whose work it was to be there: they must be shown by a record before they may ask."""
CARERS = frozenset(
    {Kind.FOSTER_CARER, Kind.KINSHIP_CARER, Kind.SPECIAL_GUARDIAN, Kind.LODGINGS_HOST}
)
FRIENDS = frozenset(
    {Kind.FRIEND, Kind.LIVED_WITH, Kind.SCHOOL_FRIEND, Kind.NEIGHBOUR, Kind.FRIENDS_FAMILY}
)
PLAIN: dict[Kind, RelativeKind] = {
    Kind.MUM: RelativeKind.PARENT,
    Kind.DAD: RelativeKind.PARENT,
    Kind.PARENT: RelativeKind.PARENT,
    Kind.BROTHER_OR_SISTER: RelativeKind.BROTHER_OR_SISTER,
    Kind.CHILD: RelativeKind.CHILD,
    Kind.GRANDPARENT: RelativeKind.GRANDPARENT,
    Kind.AUNT_OR_UNCLE: RelativeKind.AUNT_OR_UNCLE,
    Kind.COUSIN: RelativeKind.COUSIN,
    Kind.PARTNER: RelativeKind.PARTNER,
    Kind.FORMER_PARTNER: RelativeKind.FORMER_PARTNER,
    Kind.GRANDCHILD: RelativeKind.OTHER_FAMILY,
    Kind.NIECE_OR_NEPHEW: RelativeKind.OTHER_FAMILY,
    Kind.OTHER_FAMILY: RelativeKind.OTHER_FAMILY,
}
BY_KIN: dict[tuple[RelativeKind, KinBy], RelativeKind] = {
    (RelativeKind.PARENT, KinBy.STEP): RelativeKind.STEP_PARENT,
    (RelativeKind.PARENT, KinBy.BY_PARTNER): RelativeKind.STEP_PARENT,
    (RelativeKind.BROTHER_OR_SISTER, KinBy.HALF): RelativeKind.HALF_BROTHER_OR_SISTER,
}
THROUGH: dict[KinBy, RelativeKind] = {
    KinBy.FOSTER: RelativeKind.FOSTER_FAMILY,
    KinBy.ADOPTIVE: RelativeKind.ADOPTIVE_FAMILY,
}
BACK: dict[RelativeKind, RelativeKind] = {
    RelativeKind.PARENT: RelativeKind.CHILD,
    RelativeKind.STEP_PARENT: RelativeKind.CHILD,
    RelativeKind.CHILD: RelativeKind.PARENT,
    RelativeKind.GRANDPARENT: RelativeKind.OTHER_FAMILY,
    RelativeKind.AUNT_OR_UNCLE: RelativeKind.OTHER_FAMILY,
    RelativeKind.FORMER_CARER: RelativeKind.NOT_RELATED,
    RelativeKind.FORMER_WORKER: RelativeKind.NOT_RELATED,
}


def relative(kind: Kind, kin_by: KinBy | None) -> RelativeKind:
    """What the one who says it is to the other, as far as a veto tells kinds apart."""
    if kind in PROFESSIONAL:
        return RelativeKind.FORMER_WORKER
    if kind in CARERS:
        return RelativeKind.FORMER_CARER
    if kind in FRIENDS:
        return RelativeKind.FRIEND
    plain = PLAIN.get(kind, RelativeKind.NOT_RELATED)
    if kin_by is None or kind not in PLAIN:
        return plain
    return THROUGH.get(kin_by) or BY_KIN.get((plain, kin_by), plain)


def back(kind: RelativeKind) -> RelativeKind:
    """What the other one is then to the one who says it: siblings and cousins are both."""
    return BACK.get(kind, kind)
