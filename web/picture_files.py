"""A picture handed over as a file."""

from werkzeug.wrappers import Response

from network.audit.events import Event
from network.drawing.files import MEDIA_TYPES, PictureFile
from web.context import actor, services
from web.drawn import Shown


def answer(shown: Shown, kind: str) -> Response:
    """Hand the picture over. It is written down who took it, before they have it."""
    made = shown.file(PictureFile(kind))
    me = actor()
    services().audit.note(me.person_id, Event.MAP_TAKEN_OUT, by=me, detail={"format": kind})
    response = Response(made, mimetype=MEDIA_TYPES[PictureFile(kind)])
    response.headers["Content-Disposition"] = f'attachment; filename="picture.{kind}"'
    return response
