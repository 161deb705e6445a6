"""Photos of people and places. Every picture is made anew, so nothing hidden in it is kept."""

from dataclasses import replace
from typing import Any

from flask import Blueprint, Response

from api import contract
from api.answers import answer
from api.context import actor, services
from api.operations import etag, step_id
from api.records import item_record, one_of_them
from api.schemas.words import Caption, NewPhoto, Photo, PhotoSize
from api.writing import kept, removed
from network.accounts.model import TokenScope
from network.identity import ItemId

PHOTO_LIMIT = 20_000_000
TAKEN = ("image/jpeg", "image/png", "image/webp", "image/gif", "application/octet-stream")
GIVEN = ("image/jpeg", "image/png")
PNG = b"\x89PNG"

bp = Blueprint("photos", __name__)


@bp.post("/me/map/photos")
@contract.opens_to(TokenScope.MAP_WRITE)
@contract.keyed
@contract.takes_query(NewPhoto)
@contract.takes_bytes(*TAKEN, limit=PHOTO_LIMIT)
@contract.gives(Photo, "The photo, as kept.", status=201, versioned=True)
def add(query: dict[str, Any], data: bytes) -> Response:
    """Put a photo with a person or a place."""
    about, caption = ItemId(query["about"]), query.get("caption", "")
    photo = services().maps.add_photo(actor(), step_id(), about, data, caption)
    version = services().maps.open(actor()).versions.get(photo.id, 0)
    headers = {"ETag": etag(version), "Location": f"/api/v1/me/map/photos/{photo.id}"}
    return answer(item_record(photo, version), 201, headers=headers)


@bp.get("/me/map/photos/<id:item_id>")
@contract.opens_to(TokenScope.MAP_READ)
@contract.takes_query(PhotoSize)
@contract.gives_bytes(*GIVEN, said="The picture.")
def picture(item_id: str, query: dict[str, Any]) -> Response:
    """See a picture, whole or small."""
    maps, wanted = services().maps, ItemId(item_id)
    small = query.get("small") == "yes"
    _, data = (maps.small_photo if small else maps.photo)(actor(), wanted)
    media = "image/png" if data.startswith(PNG) else "image/jpeg"
    return Response(data, content_type=media)


@bp.put("/me/map/photos/<id:item_id>")
@contract.opens_to(TokenScope.MAP_WRITE)
@contract.keyed
@contract.matched
@contract.takes(Caption)
@contract.gives(Photo, "The photo, as kept.", versioned=True)
def keep(item_id: str, body: dict[str, Any]) -> Response:
    """Write other words under a photo."""
    found = one_of_them(services().maps.open(actor()).photos, item_id)
    return kept(replace(found, caption=body["caption"]), what="change_photo")


@bp.delete("/me/map/photos/<id:item_id>")
@contract.opens_to(TokenScope.MAP_WRITE)
@contract.keyed
@contract.gives(None, "Taken off the map.", status=204)
def remove(item_id: str) -> Response:
    """Take a photo off my map. Undo brings it back."""
    return removed(item_id, what="remove_photo")
