"""The people on my map."""

from typing import Any

from flask import Blueprint, Response

from api import contract
from api.answers import answer
from api.context import actor, services
from api.lists import page_of
from api.operations import etag
from api.records import item_record, one_of_them
from api.schemas.linked import Path
from api.schemas.maps import Connections, Page
from api.schemas.people import Connection, ConnectionFields
from api.writing import item_of, kept, made, removed
from network.accounts.model import TokenScope
from network.connections import model
from network.connections.paths import Hop
from network.identity import ItemId

bp = Blueprint("connections", __name__)


@bp.get("/me/map/connections")
@contract.opens_to(TokenScope.MAP_READ)
@contract.takes_query(Page)
@contract.gives(Connections, "A page of people.")
def all_of_them(query: dict[str, Any]) -> Response:
    """List the people on my map, a page at a time."""
    opened = services().maps.open(actor())
    return page_of(opened.connections, opened, query)


@bp.post("/me/map/connections")
@contract.opens_to(TokenScope.MAP_WRITE)
@contract.keyed
@contract.takes(ConnectionFields)
@contract.gives(Connection, "Somebody, as kept.", status=201, versioned=True)
def add(body: dict[str, Any]) -> Response:
    """Put somebody on my map."""
    return made(model.Connection, body, what="add_connection", address="/me/map/connections")


@bp.get("/me/map/connections/<id:item_id>")
@contract.opens_to(TokenScope.MAP_READ)
@contract.gives(Connection, "Somebody.", versioned=True)
def one(item_id: str) -> Response:
    """See one of the people on my map."""
    opened = services().maps.open(actor())
    item = one_of_them(opened.connections, item_id)
    version = opened.versions[item.id]
    return answer(item_record(item, version), headers={"ETag": etag(version)})


@bp.put("/me/map/connections/<id:item_id>")
@contract.opens_to(TokenScope.MAP_WRITE)
@contract.keyed
@contract.matched
@contract.takes(ConnectionFields)
@contract.gives(Connection, "Somebody, as kept.", versioned=True)
def keep(item_id: str, body: dict[str, Any]) -> Response:
    """Keep what has changed about somebody. What is left out counts as not said."""
    return kept(item_of(model.Connection, item_id, body), what="change_connection")


@bp.delete("/me/map/connections/<id:item_id>")
@contract.opens_to(TokenScope.MAP_WRITE)
@contract.keyed
@contract.gives(None, "Taken off the map.", status=204)
def remove(item_id: str) -> Response:
    """Take somebody off my map, with links, notes and photos. Undo brings all of it back."""
    return removed(item_id, what="remove_connection")


@bp.get("/me/map/connections/<id:item_id>/path")
@contract.opens_to(TokenScope.MAP_READ)
@contract.gives(Path, "The shortest way, over my own map.")
def path(item_id: str) -> Response:
    """See how I am linked to somebody."""
    hops = services().maps.how_linked(actor(), ItemId(item_id)) or ()
    return answer({"hops": [_hop(hop) for hop in hops]})


def _hop(hop: Hop) -> dict[str, Any]:
    record: dict[str, Any] = {"to": hop.b.id}
    if hop.a:
        record["from"] = hop.a.id
    if hop.link:
        record["by"] = hop.link.id
    if hop.place:
        record["at"] = hop.place.id
    if hop.places:
        record["places"] = [place.id for place in hop.places]
    return record
