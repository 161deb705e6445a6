"""The places in my life."""

from typing import Any

from flask import Blueprint, Response

from api import contract
from api.answers import answer
from api.context import actor, services
from api.lists import page_of
from api.operations import etag
from api.records import item_record, one_of_them
from api.schemas.maps import Page, Places
from api.schemas.places import Place, PlaceFields
from api.writing import item_of, kept, made, removed
from network.accounts.model import TokenScope
from network.connections import model

bp = Blueprint("places", __name__)


@bp.get("/me/map/places")
@contract.opens_to(TokenScope.MAP_READ)
@contract.takes_query(Page)
@contract.gives(Places, "A page of places.")
def all_of_them(query: dict[str, Any]) -> Response:
    """List the places on my map, a page at a time."""
    opened = services().maps.open(actor())
    return page_of(opened.places, opened, query)


@bp.post("/me/map/places")
@contract.opens_to(TokenScope.MAP_WRITE)
@contract.keyed
@contract.takes(PlaceFields)
@contract.gives(Place, "A place, as kept.", status=201, versioned=True)
def add(body: dict[str, Any]) -> Response:
    """Put a place on my map."""
    return made(model.Place, body, what="add_place", address="/me/map/places")


@bp.get("/me/map/places/<id:item_id>")
@contract.opens_to(TokenScope.MAP_READ)
@contract.gives(Place, "A place.", versioned=True)
def one(item_id: str) -> Response:
    """See one of the places on my map."""
    opened = services().maps.open(actor())
    item = one_of_them(opened.places, item_id)
    version = opened.versions[item.id]
    return answer(item_record(item, version), headers={"ETag": etag(version)})


@bp.put("/me/map/places/<id:item_id>")
@contract.opens_to(TokenScope.MAP_WRITE)
@contract.keyed
@contract.matched
@contract.takes(PlaceFields)
@contract.gives(Place, "A place, as kept.", versioned=True)
def keep(item_id: str, body: dict[str, Any]) -> Response:
    """Keep what has changed about a place. What is left out counts as not said."""
    return kept(item_of(model.Place, item_id, body), what="change_place")


@bp.delete("/me/map/places/<id:item_id>")
@contract.opens_to(TokenScope.MAP_WRITE)
@contract.keyed
@contract.gives(None, "Taken off the map.", status=204)
def remove(item_id: str) -> Response:
    """Take a place off my map, with its notes and photos. Undo brings all of it back."""
    return removed(item_id, what="remove_place")
