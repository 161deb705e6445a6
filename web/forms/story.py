"""A card in somebody's own words."""

from network.connections.model import NAME_LIMIT
from network.story.model import PART_LIMIT, PARTS, Words
from web.forms.fields import Number, Text
from web.forms.form import Form


class StoryForm(Form):
    """What to call me, and the parts of the card. Nothing is required."""

    base = Number(lowest=0, highest=10**9 - 1)
    called = Text(limit=NAME_LIMIT)
    know = Text(limit=PART_LIMIT, lines=True)
    never_ask = Text(limit=PART_LIMIT, lines=True)
    matters = Text(limit=PART_LIMIT, lines=True)
    hard_dates = Text(limit=PART_LIMIT, lines=True)

    @classmethod
    def of(cls, words: Words, *, base: int) -> "StoryForm":
        """The form as it is opened."""
        return cls.filled(
            base=base, called=words.called, **{part: getattr(words, part) for part in PARTS}
        )

    def words(self) -> Words:
        """The card as the form says it."""
        return Words(
            called=self.called,
            know=self.know,
            never_ask=self.never_ask,
            matters=self.matters,
            hard_dates=self.hard_dates,
        )
