"""A map without the people whom its owner has marked private."""

from dataclasses import replace

from network.connections.model import RelationshipMap


def without_private(whole: RelationshipMap) -> RelationshipMap:
    """The map without people marked private and without what hangs on them."""
    gone = {person.id for person in whole.connections if person.private}
    if not gone:
        return whole
    return replace(
        whole,
        connections=tuple(one for one in whole.connections if one.id not in gone),
        links=tuple(one for one in whole.links if not {one.a, one.b} & gone),
        photos=tuple(one for one in whole.photos if one.about not in gone),
        notes=tuple(one for one in whole.notes if one.about not in gone),
    )
