"""Reading files of people: one upload becomes one import, whole or not at all."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from network.errors import NetworkError
from network.exchange import archive
from network.exchange.brought import Brought, Choices, SourceFile
from network.exchange.canvas import bring as canvas
from network.exchange.canvas import graphml, lists, plain
from network.exchange.canvas.interview import Interview
from network.exchange.columns import matched
from network.exchange.gathering import Gathering
from network.exchange.gedcom import bring as gedcom
from network.exchange.remarks import Says
from network.exchange.sorting import Format, Sorted, sort_out
from network.exchange.tables import grid as grids
from network.exchange.tables import pairs, people, sheets
from network.exchange.tables.grid import Grid
from network.exchange.unpacking import bare, refuse_large
from network.exchange.vcard import bring as vcard
from network.exchange.vcard import jcard, lines
from network.exchange.vcard.card import Card

CANVAS = "network_canvas"
NAMES = {
    Format.GEDCOM: "GEDCOM",
    Format.VCARD: "vCard",
    Format.GRAPHML: "GraphML",
    Format.TABLE: "table",
}


def read(files: Sequence[SourceFile], choices: Choices | None = None) -> Brought:
    """What files hold, with a report. Raises Invalid or TooLarge for what can't be opened."""
    choices = choices or Choices()
    refuse_large(files)
    found = sort_out(files)
    archives = [one for one in found if one.format is Format.ARCHIVE]
    if archives and choices.format in (None, Format.ARCHIVE.value):
        return archive.read(archives[0].file.data, bare(archives[0].file.name))
    return _Reading(found, choices).run()


def problem(error: NetworkError) -> Brought:
    """An import of nothing whose report says what was wrong."""
    gathering = Gathering(source="")
    gathering.fail(Says.NOT_UNDERSTOOD, why=error.title)
    return gathering.brought(())


@dataclass
class _Sources:
    """The files of an upload, by what is to be done with them."""

    gedcom: list[Sorted] = field(default_factory=list)
    cards: list[Card] = field(default_factory=list)
    graphs: list[graphml.Graph] = field(default_factory=list)
    interviews: list[Interview] = field(default_factory=list)
    canvas_lists: list[Grid] = field(default_factory=list)
    people: list[Grid] = field(default_factory=list)
    pairs: list[Grid] = field(default_factory=list)


class _Reading:
    """Sorted files on their way to one import."""

    def __init__(self, found: list[Sorted], choices: Choices) -> None:
        self.found = found
        self.choices = choices
        self.gathering = Gathering(source="")
        self.sources = _Sources()

    def run(self) -> Brought:
        """Bring everything there is."""
        for one in self.found:
            self._put(one)
        formats = self._bring()
        if not formats and not self.gathering.errors:
            says = Says.NOT_THAT_FORMAT if self.choices.format else Says.UNKNOWN_FILE
            self.gathering.fail(says if self.found else Says.NOT_FOUND)
        return self.gathering.brought(formats)

    def _put(self, one: Sorted) -> None:
        self._say_letters(one)
        name = bare(one.file.name)
        match one.format:
            case Format.GEDCOM:
                self.sources.gedcom.append(one)
            case Format.VCARD:
                self.sources.cards.extend(lines.parse(one.text, name))
            case Format.JCARD:
                self.sources.cards.extend(jcard.parse(one.text, name))
            case Format.GRAPHML:
                self._put_graphs(one, name)
            case Format.TABLE:
                self._put_grid(one, grids.from_text(one.text, name))
            case Format.BOOK:
                self._put_book(one, name)
            case _:
                self._pass_over(one)

    def _say_letters(self, one: Sorted) -> None:
        if one.guessed:
            self.gathering.warn(Says.LETTERS_GUESSED, how=one.guessed)
        if one.broken:
            self.gathering.warn(Says.BROKEN_LETTERS)

    def _put_graphs(self, one: Sorted, name: str) -> None:
        found = graphml.graphs(one.file.data, name)
        if graphml.is_canvas(found, one.file.data):
            self.sources.interviews.extend(graphml.interviews(found, name))
        else:
            self.sources.graphs.extend(found)

    def _put_book(self, one: Sorted, name: str) -> None:
        """The first sheet has the people; of the others only those with pairs are read."""
        found = sheets.from_book(one.file.data, name)
        first = next((grid for grid in found if not pairs.is_pairs(grid)), None)
        for grid in found:
            if grid is first or pairs.is_pairs(grid):
                self._put_grid(one, grid)
            else:
                self.gathering.warn(Says.MORE_SHEETS, sheets=grid.sheet)
        if not found:
            self.sources.people.append(grids.made(name, []))

    def _put_grid(self, one: Sorted, grid: Grid) -> None:
        if grid.unfinished:
            self.gathering.warn(Says.UNFINISHED)
        if lists.is_canvas(grid):
            self.sources.canvas_lists.append(grid)
        elif pairs.is_pairs(grid):
            self.sources.pairs.append(grid)
        elif one.file.asked_for or self.choices.columns or _has_names(grid):
            self.sources.people.append(grid)
        else:
            self._pass_over(one)

    def _pass_over(self, one: Sorted) -> None:
        if one.file.asked_for:
            self.gathering.fail(Says.UNKNOWN_FILE)
        else:
            self.gathering.warn(Says.FILE_PASSED_OVER, file=bare(one.file.name))

    def _bring(self) -> list[str]:
        """Bring each format that is there; the names of those."""
        steps: tuple[tuple[str, Callable[[], bool]], ...] = (
            (CANVAS, self._canvas),
            (Format.GEDCOM.value, self._gedcom),
            (Format.VCARD.value, self._cards),
            (Format.GRAPHML.value, self._graphs),
            (Format.BOOK.value, self._tables),
        )
        return [
            name
            for name, step in steps
            if self.choices.format in (None, name, *ALSO.get(name, ())) and step()
        ]

    def _canvas(self) -> bool:
        sources = self.sources
        if not (sources.canvas_lists or sources.interviews):
            return False
        self.gathering.source = "Network Canvas"
        from_lists = lists.interviews(sources.canvas_lists, self.gathering)
        told = {said for one in from_lists for said in (one.session, one.ego) if said}
        again = [one for one in sources.interviews if {one.session, one.ego} & told]
        if again:
            self.gathering.warn(Says.BOTH_FORMS)
        more = [one for one in sources.interviews if one not in again]
        canvas.bring(self.gathering, [*from_lists, *more], self.choices)
        return True

    def _gedcom(self) -> bool:
        self.gathering.source = NAMES[Format.GEDCOM]
        for one in self.sources.gedcom:
            name = bare(one.file.name)
            gedcom.bring(self.gathering, one.file.data, name, self.choices, one.media)
        return bool(self.sources.gedcom)

    def _cards(self) -> bool:
        self.gathering.source = NAMES[Format.VCARD]
        if self.sources.cards:
            vcard.bring(self.gathering, self.sources.cards, self.choices)
        return bool(self.sources.cards)

    def _graphs(self) -> bool:
        self.gathering.source = NAMES[Format.GRAPHML]
        for graph in self.sources.graphs:
            plain.bring(self.gathering, graph, self.choices)
        return bool(self.sources.graphs)

    def _tables(self) -> bool:
        sources = self.sources
        self.gathering.source = NAMES[Format.TABLE]
        if sources.pairs:
            pairs.bring(self.gathering, sources.people, sources.pairs, self.choices)
        else:
            for grid in sources.people:
                people.bring(self.gathering, grid, self.choices)
        return bool(sources.people or sources.pairs)


ALSO = {
    CANVAS: (Format.GRAPHML.value, Format.TABLE.value),
    Format.VCARD.value: (Format.JCARD.value,),
    Format.BOOK.value: (Format.TABLE.value,),
}


def _has_names(grid: Grid) -> bool:
    return bool(people.NAMING & set(matched(grid.header).values()))
