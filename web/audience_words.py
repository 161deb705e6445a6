"""What an organisation, a home's staff or a worker is called on a page of somebody's own."""

from network.consent.kinds import AudienceKind
from network.consent.protection import Audience
from network.people.audiences import NamedAudience
from web.translated import _


def called(one: NamedAudience) -> str:
    """Who it is, and where."""
    if one.audience.kind is AudienceKind.HOME_STAFF:
        return _("The staff of %(home)s, %(where)s", home=one.name, where=one.organisation)
    return f"{one.name}, {one.organisation}" if one.organisation else one.name


def as_value(audience: Audience) -> str:
    """What a form calls it."""
    return f"{audience.kind}:{audience.id}"
