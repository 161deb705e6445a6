"""The whole map, its settings, and what it says for its owner alone."""

from typing import Any

from flask import Blueprint, Response, request

from api import contract
from api.answers import answer
from api.context import actor, services
from api.operations import etag
from api.records import item_record
from api.schemas.linked import Insights
from api.schemas.maps import Map
from api.schemas.words import Settings, SettingsFields
from api.writing import item_of, kept
from network.accounts.model import TokenScope
from network.connections import model
from network.connections.insights import insights
from network.connections.model import Connection

bp = Blueprint("maps", __name__)


@bp.get("/me/map")
@contract.opens_to(TokenScope.MAP_READ)
@contract.gives(Map, "The map.", versioned=True)
@contract.also(_304="Nothing has changed since the version in If-None-Match.")
def show() -> Response:
    """Open my map: everything on it but the text of notes.

    Send the ETag back in If-None-Match to be told whether anything has changed.
    """
    record = services().maps.open_records(actor())
    version = etag(record["seq"])
    if request.headers.get("If-None-Match") == version:
        return Response(status=304, headers={"ETag": version})
    return answer(record, headers={"ETag": version})


@bp.get("/me/map/settings")
@contract.opens_to(TokenScope.MAP_READ)
@contract.gives(Settings, "My settings.", versioned=True)
def settings() -> Response:
    """See what I call my rings, and what I say of myself."""
    opened = services().maps.open(actor())
    version = opened.versions.get(opened.settings.id, 0)
    return answer(item_record(opened.settings, version), headers={"ETag": etag(version)})


@bp.put("/me/map/settings")
@contract.opens_to(TokenScope.MAP_WRITE)
@contract.keyed
@contract.matched
@contract.takes(SettingsFields)
@contract.gives(Settings, "My settings as kept.", versioned=True)
def keep_settings(body: dict[str, Any]) -> Response:
    """Keep my settings. What is left out counts as not said."""
    item = item_of(model.Settings, actor().person_id, body)
    return kept(item, what="change_settings")


@bp.get("/me/map/insights")
@contract.opens_to(TokenScope.MAP_READ)
@contract.gives(Insights, "What the map says for me alone.")
def for_me() -> Response:
    """See who loves me, who gives what, whom I have not been in touch with for a while."""
    found = insights(services().maps.open(actor()), today=services().clock.now().date())
    record: dict[str, Any] = {
        "people": _ids(found.people),
        "pets": _ids(found.pets),
        "remembered": _ids(found.remembered),
        "loveMe": _ids(found.love_me),
        "lovedAndRemembered": _ids(found.loved_and_remembered),
        "nobodyGives": list(found.nobody_gives),
        "onePersonGives": [{"support": s, "id": one.id} for s, one in found.one_person_gives],
        "iGive": [{"support": s, "size": size} for s, size in found.i_give],
        "unpaid": _ids(found.unpaid),
        "paid": _ids(found.paid),
        "quiet": _ids(found.quiet),
        "wouldLikeToFind": _ids(found.would_like_to_find),
        "family": _ids(found.family),
        "rings": [{"ring": ring, "size": size} for ring, size in found.rings],
        "groups": [{"name": one.name, "people": _ids(one.people)} for one in found.groups],
        "inTouch": _ids(found.in_touch),
    }
    return answer(record)


def _ids(people: tuple[Connection, ...]) -> list[str]:
    return [one.id for one in people]
