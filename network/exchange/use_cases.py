"""Bringing files onto a map and taking a map out of it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from network.actor import Actor, Capacity
from network.audit.events import Event
from network.audit.use_cases import Audit
from network.clock import Clock
from network.connections.model import RelationshipMap
from network.connections.use_cases import Maps
from network.drawing.files import MapView, PictureFile, of_map
from network.drawing.words import Words
from network.errors import AlreadyDone, NotFound
from network.exchange import archive
from network.exchange.brought import Brought
from network.exchange.calendar import write as calendar
from network.exchange.canvas.write_graphml import graphml
from network.exchange.canvas.write_lists import csv_files
from network.exchange.fit import fit
from network.exchange.gedcom import write as gedcom
from network.exchange.private import without_private
from network.exchange.vcard import write as vcard
from network.identity import ItemId, StepId, new_id

IMPORT, EXPORT = "map import", "map export"


class TakeOut(StrEnum):
    """The forms in which a map can be taken out."""

    ARCHIVE = "archive"
    GEDCOM = "gedcom"
    VCARD = "vcard"
    CALENDAR = "calendar"
    GRAPHML = "graphml"
    CSV = "csv"
    PNG = "png"
    SVG = "svg"
    PDF = "pdf"


@dataclass(frozen=True, kw_only=True)
class Taken:
    """A file to hand over. Its name says nothing about care."""

    name: str
    media_type: str
    data: bytes


FORMS: dict[TakeOut, tuple[str, str]] = {
    TakeOut.ARCHIVE: ("zip", "application/zip"),
    TakeOut.GEDCOM: ("ged", "text/vnd.familysearch.gedcom"),
    TakeOut.VCARD: ("vcf", "text/vcard; charset=utf-8"),
    TakeOut.CALENDAR: ("ics", "text/calendar; charset=utf-8"),
    TakeOut.GRAPHML: ("graphml", "application/xml"),
    TakeOut.CSV: ("zip", "application/zip"),
    TakeOut.PNG: ("png", "image/png"),
    TakeOut.SVG: ("svg", "image/svg+xml"),
    TakeOut.PDF: ("pdf", "application/pdf"),
}
PICTURES = {
    TakeOut.PNG: PictureFile.PNG,
    TakeOut.SVG: PictureFile.SVG,
    TakeOut.PDF: PictureFile.PDF,
}


@dataclass(frozen=True, kw_only=True)
class AsPicture:
    """What to draw where a map is taken out as a picture, and in whose words."""

    view: MapView = MapView.RINGS
    words: Words = field(default_factory=Words)


RINGS = AsPicture()


@dataclass(frozen=True, kw_only=True)
class Exchange:
    """Files in and files out, each written down in the record."""

    maps: Maps
    audit: Audit
    clock: Clock

    def bring_in(self, actor: Actor, step_id: StepId, brought: Brought) -> int:
        """Put all of an import onto the map in one step that one undo takes back."""
        onto = self.maps.open(actor)
        items, photos = fit(brought, onto)
        if not items:
            return onto.seq
        form = ", ".join(brought.report.formats)
        self._write_down(actor, Event.MAP_BROUGHT_IN, IMPORT, form)
        try:
            return self.maps.bring_in(actor, step_id, items, photos)
        except (AlreadyDone, NotFound):
            # An archive brings its own ids; another map of the same person may have them already.
            items, photos = fit(brought, onto, fresh_ids=True)
            return self.maps.bring_in(actor, step_id, items, photos)

    def take_out(
        self,
        actor: Actor,
        form: TakeOut,
        *,
        leave_out_private: bool = False,
        drawn: AsPicture = RINGS,
    ) -> Taken:
        """The map as a file. It is in the record before it is handed over."""
        whole = self.maps.open_whole(actor)
        if leave_out_private:
            whole = without_private(whole)
        day = self.clock.now().date()
        if form in PICTURES:
            data = of_map(whole, PICTURES[form], drawn.words, view=drawn.view, today=day)
        else:
            data = self._written(actor, whole, form, day)
        self._write_down(actor, Event.MAP_TAKEN_OUT, EXPORT, form.value)
        extension, media_type = FORMS[form]
        return Taken(name=neutral(extension, day), media_type=media_type, data=data)

    def _written(self, actor: Actor, whole: RelationshipMap, form: TakeOut, day: date) -> bytes:
        writers: dict[TakeOut, Callable[[], bytes]] = {
            TakeOut.ARCHIVE: lambda: archive.write(whole, self._photos(actor, whole)),
            TakeOut.GEDCOM: lambda: gedcom.write(whole),
            TakeOut.VCARD: lambda: vcard.write(whole),
            TakeOut.CALENDAR: lambda: calendar.write(whole, day=day),
            TakeOut.GRAPHML: lambda: graphml(whole, day=day, session=new_id(), ego=new_id()),
            TakeOut.CSV: lambda: csv_files(whole, day=day, session=new_id(), ego=new_id()),
        }
        return writers[form]()

    def _photos(self, actor: Actor, whole: RelationshipMap) -> dict[ItemId, bytes]:
        found: dict[ItemId, bytes] = {}
        for photo in whole.photos:
            try:
                found[photo.id] = self.maps.photo(actor, photo.id)[1]
            except NotFound:
                continue
        return found

    def _write_down(self, actor: Actor, event: Event, command: str, form: str) -> None:
        if actor.capacity is Capacity.OPERATOR:
            by_operator = Event.CHANGED_BY_OPERATOR if command == IMPORT else Event.READ_BY_OPERATOR
            self.audit.note(actor.person_id, by_operator, by=actor, detail={"command": command})
            return
        self.audit.note(actor.person_id, event, by=actor, detail={"format": form})


def neutral(extension: str, day: date) -> str:
    """A file name that says nothing: export-2026-03-14.ged."""
    return f"export-{day.isoformat()}.{extension}"
