"""All words of the pages in one catalogue: `python -m web.catalogue` gathers them anew.

It rewrites translations/messages.pot, brings the translations up to date and packs them.
"""

import io
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

FOLDER = Path(__file__).parent
# The words of the pictures are marked where they are drawn.
DRAWING = FOLDER.parent / "network" / "drawing"
MARKED: dict[str, Any] = {"N_": None}
TRANSLATIONS = FOLDER / "translations"
POT = TRANSLATIONS / "messages.pot"
METHODS = [("templates/**.html", "jinja2"), ("**.py", "python")]
OPTIONS: dict[str, dict[str, Any]] = {
    "templates/**.html": {"trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}
}
KEYWORDS: dict[str, Any] = {
    "_": None,
    "_l": None,
    "gettext": None,
    "lazy_gettext": None,
    "ngettext": (1, 2),
    "lazy_ngettext": (1, 2),
}
# The catalogue says what words there are, not when it was written.
NO_TIME = datetime(2026, 1, 1, tzinfo=UTC)
WIDTH = 98


def gathered() -> Catalog:
    """Every string of the templates and the code, as a template for translations."""
    catalog = _catalog()
    pages = extract_from_dir(FOLDER, METHODS, OPTIONS, keywords=KEYWORDS, comment_tags=("NOTE:",))
    pictures = extract_from_dir(DRAWING, [("**.py", "python")], keywords=MARKED)
    for _, _, message, comments, context in (*pages, *pictures):
        catalog.add(message, None, auto_comments=comments, context=context)
    return catalog


def written(catalog: Catalog) -> bytes:
    """A catalogue as its file holds it: the same words give the same bytes."""
    file = io.BytesIO()
    write_po(file, catalog, width=WIDTH, sort_output=True, no_location=True)
    lines = file.getvalue().splitlines(keepends=True)
    return b"".join(line for line in lines if not line.startswith(b'"Generated-By'))


def packed(catalog: Catalog) -> bytes:
    """A translation as the pages read it."""
    file = io.BytesIO()
    write_mo(file, catalog)
    return file.getvalue()


def read(path: Path) -> Catalog:
    """A translation that somebody has written."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parents[1].name)


def translations() -> list[Path]:
    """The file of each language that has been begun."""
    return sorted(TRANSLATIONS.glob("*/LC_MESSAGES/messages.po"))


def update() -> None:
    """Gather all words, and bring every translation up to date with them."""
    template = gathered()
    POT.write_bytes(written(template))
    for path in translations():
        translation = read(path)
        translation.update(template, no_fuzzy_matching=True)
        translation.obsolete.clear()
        path.write_bytes(written(translation))
        path.with_suffix(".mo").write_bytes(packed(read(path)))


def _catalog() -> Catalog:
    return Catalog(
        project="Rowan",
        version="1",
        copyright_holder="Rowan",
        creation_date=NO_TIME,
        revision_date=NO_TIME,
        header_comment="# Every word on the pages of Rowan.",
        fuzzy=False,
    )


if __name__ == "__main__":
    update()
