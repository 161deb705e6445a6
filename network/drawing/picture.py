"""A finished picture: its size, its drawing, what it shows in words, and what it leaves out."""

from collections.abc import Callable
from dataclasses import dataclass

from network.drawing import svg
from network.identity import ItemId

SPACE = "http://www.w3.org/2000/svg"


@dataclass(frozen=True)
class Addresses:
    """Where a tap leads. A file that stands alone has none."""

    person: Callable[[ItemId], str | None] = lambda _: None
    place: Callable[[ItemId], str | None] = lambda _: None


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A drawing of `width` by `height` pixels. `about` says in words what there is to see.

    `middle` is where a small screen looks first.
    """

    title: str
    about: str
    width: float
    height: float
    body: str
    middle: tuple[float, float] | None = None

    def inline(self, name: str) -> str:
        """The picture as a part of a page. `name` makes its ids differ from another's."""
        return svg.element(
            "svg",
            svg.element("title", svg.text(self.title), id=f"{name}-title"),
            svg.element("desc", svg.text(self.about), id=f"{name}-about"),
            self.body,
            class_="picture",
            id=name,
            role="group",
            aria_labelledby=f"{name}-title",
            aria_describedby=f"{name}-about",
            viewBox=f"0 0 {svg.number(self.width)} {svg.number(self.height)}",
            width=self.width,
            height=self.height,
            data_middle=" ".join(map(svg.number, self.middle)) if self.middle else None,
        )
