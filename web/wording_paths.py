"""How somebody is linked to the owner, in one plain sentence."""

from collections.abc import Sequence
from enum import Enum

from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from network.connections.kinds import FAMILY, KinBy, Kind, LinkKind, State
from network.connections.model import Connection, Link
from network.connections.paths import Hop
from web.on_map import listed
from web.translated import _

TO_ME: dict[Enum, LazyString] = {
    Kind.MUM: _l("your mum"),
    Kind.DAD: _l("your dad"),
    Kind.PARENT: _l("your parent"),
    Kind.BROTHER_OR_SISTER: _l("your brother or sister"),
    Kind.CHILD: _l("your child"),
    Kind.GRANDPARENT: _l("your grandparent"),
    Kind.GRANDCHILD: _l("your grandchild"),
    Kind.AUNT_OR_UNCLE: _l("your aunt or uncle"),
    Kind.COUSIN: _l("your cousin"),
    Kind.NIECE_OR_NEPHEW: _l("your niece or nephew"),
    Kind.OTHER_FAMILY: _l("in your family"),
    Kind.PARTNER: _l("your partner"),
    Kind.FORMER_PARTNER: _l("your former partner"),
    Kind.FOSTER_CARER: _l("your foster carer"),
    Kind.KINSHIP_CARER: _l("family or a friend who looked after you"),
    Kind.SPECIAL_GUARDIAN: _l("your special guardian"),
    Kind.LODGINGS_HOST: _l("your supported lodgings host"),
    Kind.KEY_WORKER: _l("your key worker"),
    Kind.RESIDENTIAL_WORKER: _l("a worker in your children’s home"),
    Kind.SOCIAL_WORKER: _l("your social worker"),
    Kind.PERSONAL_ADVISER: _l("your personal adviser"),
    Kind.REVIEWING_OFFICER: _l("your reviewing officer"),
    Kind.ADVOCATE: _l("your advocate"),
    Kind.INDEPENDENT_VISITOR: _l("your independent visitor"),
    Kind.TEACHER: _l("your teacher"),
    Kind.MENTOR: _l("your mentor"),
    Kind.COACH: _l("your coach"),
    Kind.YOUTH_WORKER: _l("your youth worker"),
    Kind.HEALTH_WORKER: _l("your doctor, nurse or health worker"),
    Kind.COUNSELLOR: _l("your counsellor"),
    Kind.FAITH_LEADER: _l("your faith leader"),
    Kind.EMPLOYER: _l("your boss"),
    Kind.COLLEAGUE: _l("someone you work with"),
    Kind.FRIEND: _l("your friend"),
    Kind.LIVED_WITH: _l("someone you lived with"),
    Kind.SCHOOL_FRIEND: _l("your friend from school"),
    Kind.NEIGHBOUR: _l("your neighbour"),
    Kind.FRIENDS_FAMILY: _l("part of a friend’s family"),
    Kind.PET: _l("your pet"),
}
KIN_TO_ME: dict[Enum, LazyString] = {
    KinBy.BIRTH: _l("by birth"),
    KinBy.HALF: _l("sharing one parent"),
    KinBy.STEP: _l("by a step family"),
    KinBy.FOSTER: _l("through fostering"),
    KinBy.ADOPTIVE: _l("through adoption"),
    KinBy.BY_PARTNER: _l("through a partner"),
}
BETWEEN: dict[Enum, LazyString] = {
    LinkKind.KNOWS: _l("%(a)s knows %(b)s"),
    LinkKind.CLOSE: _l("%(a)s is close to %(b)s"),
    LinkKind.PARTNERS: _l("%(a)s and %(b)s are partners"),
    LinkKind.FORMER_PARTNERS: _l("%(a)s and %(b)s used to be partners"),
    LinkKind.BROTHERS_OR_SISTERS: _l("%(a)s and %(b)s are brothers or sisters"),
    LinkKind.OTHER_FAMILY: _l("%(a)s and %(b)s are family"),
    LinkKind.FRIENDS: _l("%(a)s and %(b)s are friends"),
    LinkKind.LIVED_TOGETHER: _l("%(a)s and %(b)s lived in the same home"),
    LinkKind.WORKED_TOGETHER: _l("%(a)s and %(b)s worked together"),
    LinkKind.OTHER: _l("%(a)s and %(b)s know each other"),
    LinkKind.PARENT_OF: _l("%(a)s is a parent of %(b)s"),
    LinkKind.CARED_FOR: _l("%(a)s looked after %(b)s"),
}
BACKWARDS: dict[Enum, LazyString] = {
    LinkKind.PARENT_OF: _l("%(b)s is a parent of %(a)s"),
    LinkKind.CARED_FOR: _l("%(b)s looked after %(a)s"),
}


def way_words(hops: Sequence[Hop]) -> str:
    """The whole way in one sentence."""
    parts = [hop_words(hop) for hop in hops]
    sentence = parts[0]
    for part in parts[1:]:
        sentence = _("%(so_far)s, and %(next)s", so_far=sentence, next=part)
    return _("%(sentence)s.", sentence=sentence)


def hop_words(hop: Hop) -> str:
    """One step of the way."""
    if hop.a is None:
        return _to_me(hop)
    names = {"a": hop.a.called, "b": hop.b.called}
    if hop.place is not None:
        return _("%(a)s and %(b)s were both at %(place)s", place=hop.place.name, **names)
    return link_words(hop.link, **names, turned=hop.b.id == hop.link.a) if hop.link else ""


def link_words(link: Link, *, a: str, b: str, turned: bool = False) -> str:
    """How two people know each other. `turned`: `a` is the link's second."""
    if link.kind is LinkKind.OTHER and link.words:
        return _("%(a)s and %(b)s: %(words)s", a=a, b=b, words=link.words)
    words = BACKWARDS.get(link.kind, BETWEEN[link.kind]) if turned else BETWEEN[link.kind]
    return str(words) % {"a": a, "b": b}


def _to_me(hop: Hop) -> str:
    name, as_what = hop.b.called, _as_what(hop.b)
    values = {"name": name, "what": as_what}
    if hop.places:
        values["place"] = listed([place.name for place in hop.places])
        if _was(hop.b):
            return _("%(name)s was %(what)s at %(place)s", **values)
        return _("%(name)s is %(what)s, from %(place)s", **values)
    if _was(hop.b):
        return _("%(name)s was %(what)s", **values)
    return _("%(name)s is %(what)s", **values)


def _as_what(connection: Connection) -> str:
    if connection.kind_words:
        return _("“%(words)s”", words=connection.kind_words)
    words = str(TO_ME.get(connection.kind, _("someone you know")))
    if connection.kin_by not in (None, KinBy.BIRTH):
        return _("%(who)s %(how)s", who=words, how=str(KIN_TO_ME[connection.kin_by]))
    return words


def _was(connection: Connection) -> bool:
    """Family stays family. Anybody else is told of in the past, unless still in touch."""
    if connection.remembered:
        return True
    if connection.kind in FAMILY or connection.kind is Kind.FORMER_PARTNER:
        return False
    return connection.state is not State.IN_TOUCH
