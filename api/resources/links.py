"""What I know of two others."""

from typing import Any

from flask import Blueprint, Response

from api import contract
from api.answers import answer
from api.context import actor, services
from api.lists import page_of
from api.operations import etag
from api.records import item_record, one_of_them
from api.schemas.links import Link, LinkFields
from api.schemas.maps import Links, Page
from api.writing import item_of, kept, made, removed
from network.accounts.model import TokenScope
from network.connections import model

bp = Blueprint("links", __name__)


@bp.get("/me/map/links")
@contract.opens_to(TokenScope.MAP_READ)
@contract.takes_query(Page)
@contract.gives(Links, "A page of links.")
def all_of_them(query: dict[str, Any]) -> Response:
    """List the links between people on my map, a page at a time."""
    opened = services().maps.open(actor())
    return page_of(opened.links, opened, query)


@bp.post("/me/map/links")
@contract.opens_to(TokenScope.MAP_WRITE)
@contract.keyed
@contract.takes(LinkFields)
@contract.gives(Link, "A link, as kept.", status=201, versioned=True)
def add(body: dict[str, Any]) -> Response:
    """Link two people on my map: one link for each kind and pair."""
    return made(model.Link, body, what="add_link", address="/me/map/links")


@bp.get("/me/map/links/<id:item_id>")
@contract.opens_to(TokenScope.MAP_READ)
@contract.gives(Link, "A link.", versioned=True)
def one(item_id: str) -> Response:
    """See one of the links on my map."""
    opened = services().maps.open(actor())
    item = one_of_them(opened.links, item_id)
    version = opened.versions[item.id]
    return answer(item_record(item, version), headers={"ETag": etag(version)})


@bp.put("/me/map/links/<id:item_id>")
@contract.opens_to(TokenScope.MAP_WRITE)
@contract.keyed
@contract.matched
@contract.takes(LinkFields)
@contract.gives(Link, "A link, as kept.", versioned=True)
def keep(item_id: str, body: dict[str, Any]) -> Response:
    """Keep what has changed about a link. What is left out counts as not said."""
    return kept(item_of(model.Link, item_id, body), what="change_link")


@bp.delete("/me/map/links/<id:item_id>")
@contract.opens_to(TokenScope.MAP_WRITE)
@contract.keyed
@contract.gives(None, "Taken off the map.", status=204)
def remove(item_id: str) -> Response:
    """Take a link off my map. Undo brings it back."""
    return removed(item_id, what="remove_link")
