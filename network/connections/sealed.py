"""Under which label or type each kind of item lies in the graph: it is bound into the seal."""

from network.connections.kinds import ItemKind

LABEL: dict[ItemKind, str] = {
    ItemKind.SETTINGS: "MapSettings",
    ItemKind.PLACE: "Place",
    ItemKind.CONNECTION: "Connection",
    ItemKind.LINK: "LINKED_TO",
    ItemKind.NOTE: "Note",
    ItemKind.PHOTO: "Photo",
}
STEP = "Step"
PHOTO_BYTES = "PhotoBytes"
